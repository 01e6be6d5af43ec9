import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { TooLarge } from '@/lib/platform/storage';
import { eventually } from '@/tests/support/eventually';
import { givenStore, KINDS_OF_STORE } from '@/tests/support/servers/stores';

const MEGABYTE = 1_000_000;

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* inPieces(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe.each(KINDS_OF_STORE)('files kept in %s', (kind) => {
  const { store, everything } = givenStore(kind);

  const put = (bytes: Buffer, length = 5) => store().put(inPieces(bytes, length), 30 * MEGABYTE);
  async function read(sha256: string): Promise<Buffer | null> {
    const file = await store().open(sha256);
    return file && buffer(file.stream);
  }
  async function namesOf(where: 'kept' | 'aside'): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { sha256 } of store().list(where)) names.push(sha256);
    return names;
  }
  /** What is stored is stamped by the clock of the disk or the bucket, which may not be this process's. */
  async function nowWhereKept(): Promise<number> {
    const { sha256 } = await put(Buffer.from('what time is it there?'));
    for await (const each of store().list('kept')) if (each.sha256 === sha256) return each.since.getTime();
    throw new Error('what was stored is in the list');
  }

  it('are under their SHA-256, and come back byte for byte', async () => {
    const bytes = Buffer.from('the glaze is celadon');

    const stored = await put(bytes);

    expect(stored).toEqual({ sha256: hashOf(bytes), sizeBytes: bytes.length });
    expect(await read(stored.sha256)).toEqual(bytes);
    expect((await store().open(stored.sha256))?.sizeBytes).toBe(bytes.length);
  });

  it.each([0, 1, 8 * 1024 * 1024, 17 * MEGABYTE])('may have %i bytes', async (length) => {
    const bytes = Buffer.alloc(length, 'celadon ');

    const { sha256, sizeBytes } = await put(bytes, 3 * MEGABYTE + 1);

    expect([sha256, sizeBytes]).toEqual([hashOf(bytes), length]);
    expect((await read(sha256))?.equals(bytes)).toBe(true);
    expect((await everything()).filter((name) => /incoming|unfinished/.test(name))).toEqual([]);
  });

  it('are stored once, even when they come twice at the same moment', async () => {
    const bytes = Buffer.from('twice');

    const [one, other] = await Promise.all([put(bytes), put(bytes, 2)]);

    expect(one).toEqual(other);
    expect((await everything()).filter((name) => name.endsWith(one.sha256))).toHaveLength(1);
  });

  it.each([1_000, 7 * MEGABYTE])(
    'are refused when more comes than may, and nothing of them is kept',
    async (piece) => {
      const before = await everything();
      async function* endless() {
        for (;;) yield Buffer.alloc(piece);
      }

      await expect(store().put(endless(), 10 * piece)).rejects.toThrow(TooLarge);

      expect(await everything()).toEqual(before);
    },
  );

  it('leave nothing when they break off', async () => {
    const before = await everything();
    async function* broken() {
      yield Buffer.from('half of');
      throw new Error('the line is dead');
    }

    await expect(store().put(broken(), MEGABYTE)).rejects.toThrow('the line is dead');

    expect(await everything()).toEqual(before);
  });

  it('are identified by a hash and by nothing else', async () => {
    await expect(async () => store().open('../../etc/passwd')).rejects.toThrow('not a SHA-256');
    expect(await store().open('f'.repeat(64))).toBeNull();
  });

  it('are all in a list, but neither uploads nor previews', async () => {
    const { sha256 } = await put(Buffer.from('listed'));
    await store().writePreview(sha256, Buffer.from('small'));
    await store().append('019a310f-e8e0-72c0-add7-0a64743ed31e', inPieces(Buffer.from('on its way'), 4), {
      from: 0,
      atMost: 10,
    });

    const names = await namesOf('kept');

    expect(names).toContain(sha256);
    expect(names.length).toBeGreaterThan(3);
    expect([...names].sort()).toEqual(
      (await everything()).flatMap((name) => /^[0-9a-f]{2}\/(.{64})$/.exec(name)?.[1] ?? []).sort(),
    );
  });

  it('can be set aside, brought back, and only then removed', async () => {
    const bytes = Buffer.from('nobody’s');
    const { sha256 } = await put(bytes);
    await store().writePreview(sha256, Buffer.from('small'));

    await store().setAside(sha256);
    expect([await read(sha256), await store().readPreview(sha256)]).toEqual([null, null]);
    expect(await namesOf('aside')).toEqual([sha256]);
    expect(await namesOf('kept')).not.toContain(sha256);

    expect([await store().bringBack(sha256), await store().bringBack(sha256)]).toEqual([true, false]);
    expect(await read(sha256)).toEqual(bytes);

    await store().setAside(sha256);
    await store().remove(sha256);
    await store().remove(sha256);
    expect((await everything()).filter((name) => name.includes(sha256))).toEqual([]);
  });

  it('can have a small picture beside them', async () => {
    const { sha256 } = await put(Buffer.from('a picture'));
    expect(await store().readPreview(sha256)).toBeNull();

    await store().writePreview(sha256, Buffer.from('small'));

    expect(String(await store().readPreview(sha256))).toBe('small');
  });

  it('leave nothing half-written behind, however a process ended', async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    async function* begun() {
      yield Buffer.alloc(18 * MEGABYTE);
      await ended;
      throw new Error('the process is gone');
    }
    const writing = store().put(begun(), 30 * MEGABYTE);
    const isThere = async () => (await everything()).some((name) => /incoming|unfinished/.test(name));
    await eventually(async () => expect(await isThere()).toBe(true));

    const begunAt = await nowWhereKept();

    await store().removeLeftovers(new Date(begunAt - 60_000));
    expect(await isThere()).toBe(true);
    await store().removeLeftovers(new Date(begunAt + 60_000));

    expect(await isThere()).toBe(false);
    end();
    await expect(writing).rejects.toThrow(/the process is gone|NoSuchUpload/);
  });

  it('can be tested without leaving anything', async () => {
    const before = await everything();

    await store().tryOut();

    expect(await everything()).toEqual(before);
  });
});
