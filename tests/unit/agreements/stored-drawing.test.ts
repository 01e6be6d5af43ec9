import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepDrawing, takeDrawing } from '@/components/agreements/signing/stored-drawing';

const HASH = 'ab'.repeat(32);
const PATH = 'M10 20L30 40M5 5L5 5';

/** As much of a browser's storage as is used. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a drawing, while its signer signs in again', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T10:00:00Z') });
    vi.stubGlobal('localStorage', storage());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is there once for somebody who comes back', () => {
    keepDrawing(HASH, PATH);

    expect(takeDrawing(HASH)).toBe(PATH);
    expect(takeDrawing(HASH)).toBe('');
  });

  it('belongs to the text it was drawn for', () => {
    keepDrawing(HASH, PATH);

    expect(takeDrawing('cd'.repeat(32))).toBe('');
  });

  it('is forgotten after half an hour', () => {
    keepDrawing(HASH, PATH);
    vi.setSystemTime(new Date('2026-11-24T10:30:00Z'));

    expect(takeDrawing(HASH)).toBe('');
  });

  it("isn't missed where a browser stores nothing", () => {
    vi.stubGlobal('localStorage', undefined);

    keepDrawing(HASH, PATH);

    expect(takeDrawing(HASH)).toBe('');
  });
});
