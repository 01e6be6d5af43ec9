import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { givenStore, KINDS_OF_STORE } from '@/tests/support/servers/stores';

const TEXT = Buffer.from('the kiln is at 1240 degrees');
const HASH = hashOf(TEXT);

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe.each(KINDS_OF_STORE)('a file that arrives in pieces, in %s', (kind) => {
  const { store, everything } = givenStore(kind);

  async function* piece(from: number, to: number, breaks = false) {
    for (let at = from; at < to; at += 4) yield TEXT.subarray(at, Math.min(at + 4, to));
    if (breaks) throw new Error('the line is dead');
  }
  const append = (id: string, from: number, to: number, breaks = false) =>
    store().append(id, piece(from, to, breaks), { from, atMost: TEXT.length - from });
  async function read(sha256: string): Promise<Buffer | null> {
    const file = await store().open(sha256);
    return file && buffer(file.stream);
  }

  it('is stored whole under its hash, whatever broke on the way', async () => {
    const id = newId();

    expect(await append(id, 0, 10, true)).toEqual({ written: 10, ended: 'broken' });
    expect(await append(id, 10, TEXT.length)).toEqual({ written: TEXT.length - 10, ended: 'whole' });
    const { sha256, content } = await store().complete(id, TEXT.length);

    expect(sha256).toBe(HASH);
    expect(await content.text()).toBe(TEXT.toString());
    expect(await store().keep(id, sha256)).toBe(true);
    expect(await read(sha256)).toEqual(TEXT);
  });

  it('may be large, and come in pieces of any length', async () => {
    const id = newId();
    const film = Buffer.alloc(23_000_003, 'every byte counts ');
    // two of a browser's pieces, a broken one, a long one, and the rest
    const ends = [8_388_608, 16_777_216, 16_780_000, 22_999_999, film.length];
    let from = 0;
    for (const end of ends) {
      const part = [film.subarray(from, end)];
      expect(
        await store().append(id, from === 0 ? inTwo(film, end) : over(part), {
          from,
          atMost: film.length - from,
        }),
      ).toMatchObject({ written: end - from });
      from = end;
    }

    const { sha256 } = await store().complete(id, film.length);

    expect(sha256).toBe(hashOf(film));
    expect(await store().keep(id, sha256)).toBe(true);
    expect((await read(sha256))?.equals(film)).toBe(true);
    expect((await everything()).filter((name) => name.includes(id))).toEqual([]);
  });

  it('is stored the same when that is done again', async () => {
    const id = newId();
    await append(id, 0, TEXT.length);

    await store().complete(id, TEXT.length);
    expect((await store().complete(id, TEXT.length)).sha256).toBe(HASH);
    expect([await store().keep(id, HASH), await store().keep(id, HASH)]).toEqual([true, true]);
  });

  it('isn’t stored before every byte is there', async () => {
    const id = newId();
    await append(id, 0, 10);

    await expect(store().complete(id, TEXT.length)).rejects.toThrow(/an upload has \d+ of 27 bytes/);
  });

  it('doesn’t lose what was counted when a slower sender starts again', async () => {
    const id = newId();
    await append(id, 0, TEXT.length);

    await append(id, 0, 8, true);

    expect((await store().complete(id, TEXT.length)).sha256).toBe(HASH);
  });

  it('counts nothing when more comes than may', async () => {
    const appended = await store().append(newId(), piece(0, TEXT.length), { from: 0, atMost: 10 });

    expect(appended).toEqual({ written: 0, ended: 'tooLong' });
  });

  it('says so when earlier bytes are no longer there', async () => {
    expect(await append(newId(), 10, 20)).toEqual({ written: 0, ended: 'lost' });
    expect(await store().keep(newId(), 'f'.repeat(64))).toBe(false);
  });

  it('leaves nothing when it is dropped, however far it has come', async () => {
    const before = await everything();
    const [half, whole] = [newId(), newId()];
    await append(half, 0, 8);
    await append(whole, 0, TEXT.length);
    await store().complete(whole, TEXT.length);

    for (const id of [half, whole, newId()]) await store().forget(id);

    expect(await everything()).toEqual(before);
  });

  it('is identified by an id and by nothing else', async () => {
    await expect(async () => store().forget('../../etc/passwd')).rejects.toThrow('not an id');
  });
});

async function* over(pieces: readonly Buffer[]) {
  yield* pieces;
}

function inTwo(bytes: Buffer, end: number) {
  return over([bytes.subarray(0, 5_000_000), bytes.subarray(5_000_000, end)]);
}
