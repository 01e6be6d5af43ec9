import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFile, putFile, readWhole, TooLarge } from '@/lib/platform/storage';

const MEGABYTE = 1_000_000;

describe('the storage', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-storage-'));
    vi.stubEnv('STORAGE_DIR', folder);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const everything = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);

  it('keeps bytes under their SHA-256 and gives the same ones back', async () => {
    const bytes = Buffer.from('the glaze is celadon');

    const stored = await putFile(bytes, { maxBytes: MEGABYTE });

    expect(stored).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
    });
    expect(await readWhole(stored.sha256)).toEqual(bytes);
    expect((await openFile(stored.sha256))?.sizeBytes).toBe(bytes.length);
  });

  it('keeps the same bytes once, also when they come twice at the same moment', async () => {
    const bytes = Buffer.from('twice');

    const [one, other] = await Promise.all([
      putFile(bytes, { maxBytes: MEGABYTE }),
      putFile(Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]), { maxBytes: MEGABYTE }),
    ]);

    expect(one).toEqual(other);
    expect((await everything()).filter((name) => name === one.sha256)).toHaveLength(1);
  });

  it('refuses more than was allowed while it is still coming, and keeps nothing of it', async () => {
    const before = await everything();
    async function* endless() {
      for (;;) yield Buffer.alloc(1_000);
    }

    await expect(putFile(Readable.from(endless()), { maxBytes: 10_000 })).rejects.toThrow(TooLarge);

    expect(await everything()).toEqual(before);
  });

  it('keeps nothing of what breaks off', async () => {
    const before = await everything();
    async function* broken() {
      yield Buffer.from('half of');
      throw new Error('the line is dead');
    }

    await expect(putFile(Readable.from(broken()), { maxBytes: MEGABYTE })).rejects.toThrow(
      'the line is dead',
    );

    expect(await everything()).toEqual(before);
  });

  it('never takes what a killed process left behind for a stored file', async () => {
    await writeFile(join(folder, 'incoming', 'left-behind'), 'half');

    expect(await openFile(createHash('sha256').update('half').digest('hex'))).toBeNull();
  });

  it('finds nothing by anything but a hash', async () => {
    await expect(openFile('../../etc/passwd')).rejects.toThrow('not a SHA-256');
  });
});
