import { createWriteStream, mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '@/lib/archive/manifest';
import { openArchive } from '@/lib/archive/opening';
import { Zipping } from '@/lib/archive/zipping';

const MEGABYTE = 1024 * 1024;

describe('a zip made to fill a disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-bombs-'));

  /** @returns a zip with one entry of zeros, which compress to next to nothing. */
  async function zeros(name: string, bytes: number): Promise<string> {
    const file = join(folder, `${bytes}.zip`);
    const zipping = new Zipping(new Date('2026-11-26T12:00:00Z'));
    const written = pipeline(zipping.stream, createWriteStream(file));
    await zipping.add(name, one(Buffer.alloc(bytes)));
    zipping.end();
    await written;
    return file;
  }

  it('is refused by its declared size, before any of it is unpacked', async () => {
    const file = await zeros('files/bomb', 64 * MEGABYTE);

    expect((await readFile(file)).length).toBeLessThan(MEGABYTE / 10);
    await expect(openArchive(file)).rejects.toThrow('grow to far more than an archive does');
  });

  it('is refused as soon as it grows beyond its declared size', async () => {
    const file = await zeros(MANIFEST, MEGABYTE);
    const bytes = await readFile(file);
    // the length of the only entry, in the list at the zip's end (APPNOTE 4.3.12: 24 bytes after its signature)
    bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    await writeFile(file, bytes);

    await expect(openArchive(file)).rejects.toThrow('too many bytes in the stream');
  });
});

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
