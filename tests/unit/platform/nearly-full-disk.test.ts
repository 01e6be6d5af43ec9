import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { givenStore } from '@/tests/support/servers/stores';

const BYTES = Buffer.from('the glaze is celadon, and the kiln is warm');
/** How much the disk accepts of what is written at once. */
const AT_ONCE = 5;

type Write = (bytes: Uint8Array, from?: number, length?: number, at?: number | null) => Promise<unknown>;

/** As it comes. */
async function* sent() {
  yield BYTES.subarray(0, 20);
  yield BYTES.subarray(20);
}

describe('a nearly full disk accepts only a part of what is written', () => {
  const { store, everything } = givenStore('a folder');
  /** how often it accepts anything at all; then it is full */
  let takes = Number.POSITIVE_INFINITY;
  beforeEach(async () => {
    takes = Number.POSITIVE_INFINITY;
    const any = await open(import.meta.filename);
    const kind: { write: Write } = Object.getPrototypeOf(any);
    await any.close();
    const write = kind.write;
    vi.spyOn(kind, 'write').mockImplementation(function (
      this: unknown,
      bytes,
      from = 0,
      length = bytes.length - from,
      at = null,
    ) {
      takes -= 1;
      if (takes < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return Reflect.apply(write, this, [bytes, from, Math.min(AT_ONCE, length), at]);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('and what is stored is whole all the same', async () => {
    const { sha256, sizeBytes } = await store().put(sent(), 1_000);

    const kept = await store().open(sha256);
    expect(sizeBytes).toBe(BYTES.length);
    expect(kept && (await buffer(kept.stream)).toString()).toBe(BYTES.toString());
  });

  it('as is an upload, piece by piece', async () => {
    const id = newId();
    const appended = await store().append(id, sent(), { from: 0, atMost: 1_000 });
    const held = await store().complete(id, BYTES.length);

    expect(appended).toEqual({ written: BYTES.length, ended: 'whole' });
    expect(await held.content.text()).toBe(BYTES.toString());
  });

  it('and once it is full, nothing is stored and the writer is told', async () => {
    const before = await everything();
    takes = 3;

    await expect(store().put(sent(), 1_000)).rejects.toThrow('no space left');

    expect(await everything()).toEqual(before);
  });
});
