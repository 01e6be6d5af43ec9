import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adoptNewTyping, forgetNewTyping } from '@/components/forms/typing/kept-typing';

const NEW = 'new:workspace';
const ID = '0193f0c0-0000-7000-8000-000000000001';
const OTHER = '0193f0c0-0000-7000-8000-000000000002';

const typed = (id: string, title: string, at: number) => ({ values: { id: [id], title: [title] }, at });

describe('what was typed for a new thing, once it is on record', () => {
  let kept: Map<string, string>;

  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const keep = (place: string, what: ReturnType<typeof typed>) =>
    kept.set(`handover:typed:${place}`, JSON.stringify(what));
  const keptFor = (place: string) => kept.get(`handover:typed:${place}`);

  it('is forgotten, and nothing of it is found where the thing is written on in another form', () => {
    keep(NEW, typed(ID, 'October', 1));

    forgetNewTyping(NEW, ID);

    expect([keptFor(NEW), keptFor(ID)]).toEqual([undefined, undefined]);
  });

  it('goes on with the thing where that is written on in the same form', () => {
    keep(NEW, typed(ID, 'October', 1));

    adoptNewTyping(NEW, ID);

    expect(keptFor(NEW)).toBeUndefined();
    expect(JSON.parse(keptFor(ID) ?? '')).toEqual(typed(ID, 'October', 1));
  });

  it('gives way to what was typed for the thing itself since', () => {
    keep(NEW, typed(ID, 'October', 1));
    keep(ID, typed(ID, 'October closing', 2));

    adoptNewTyping(NEW, ID);

    expect(JSON.parse(keptFor(ID) ?? '')).toEqual(typed(ID, 'October closing', 2));
  });

  it('stays where it is when it became another thing, or none yet', () => {
    keep(NEW, typed(OTHER, 'November', 1));

    adoptNewTyping(NEW, ID);
    forgetNewTyping(NEW, ID);

    expect(keptFor(NEW)).toBeDefined();
    expect(keptFor(ID)).toBeUndefined();
  });
});
