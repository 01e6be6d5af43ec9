import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { serveFile } from '@/lib/platform/files/serving';
import { openFile, putFile, readWhole } from '@/lib/platform/storage';
import { Altered } from '@/lib/platform/storage/unaltered';
import { eventually } from '@/tests/support/eventually';
import { givenStorage } from '@/tests/support/servers/storage';

const LENGTH = 1_000_000;

describe('a file whose stored bytes were altered, by the disk or by somebody with access to it', () => {
  givenStorage();

  async function givenStored(fill: string): Promise<string> {
    return (await putFile(Buffer.alloc(LENGTH, fill), { maxBytes: LENGTH })).sha256;
  }

  /** One bit, at the very end, with the same length. */
  async function givenAltered(fill: string): Promise<string> {
    const sha256 = await givenStored(fill);
    const path = join(process.env.STORAGE_DIR ?? '', sha256.slice(0, 2), sha256);
    const bytes = await readFile(path);
    bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, LENGTH - 1);
    await writeFile(path, bytes);
    return sha256;
  }

  const asServed = (sha256: string, headers: Readonly<Record<string, string>> = {}) =>
    serveFile({ name: 'glaze.txt', contentType: 'text/plain', sha256 }, { headers: new Headers(headers) });

  it('is never handed out whole: its download breaks off before the end', async () => {
    const answer = await asServed(await givenAltered('celadon'));
    const reader = answer.body?.getReader();
    let read = 0;

    const reading = async () => {
      for (;;) {
        const piece = await reader?.read();
        if (!piece || piece.done) return;
        read += piece.value.length;
      }
    };

    await expect(reading()).rejects.toThrow(Altered);
    expect(read).toBeLessThan(Number(answer.headers.get('content-length')));
  });

  it('isn’t made whole by asking for its last part either', async () => {
    const answer = await asServed(await givenAltered('oribe'), { range: 'bytes=600000-' });

    expect(answer.status).toBe(206);
    await expect(answer.arrayBuffer()).rejects.toThrow(Altered);
  });

  it('counts as missing for anything that needs all of it, such as a mail it is attached to', async () => {
    const [altered, whole] = [await givenAltered('shino'), await givenStored('tenmoku')];

    expect(await readWhole(altered)).toBeNull();
    expect(await readWhole(whole)).toEqual(Buffer.alloc(LENGTH, 'tenmoku'));
  });

  it('is detected only if it really was: any other comes whole, of whatever length', async () => {
    for (const bytes of [Buffer.of(), Buffer.of(7), Buffer.alloc(LENGTH, 'ash')]) {
      const { sha256 } = await putFile(bytes, { maxBytes: LENGTH });
      const file = await openFile(sha256);

      expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
    }
  });

  it('is closed when its reader stops, like any other', async () => {
    const sha256 = await givenStored('raku');
    const isOpen = async () => {
      const opened = (await readdir('/proc/self/fd')).map((fd) =>
        readlink(`/proc/self/fd/${fd}`).catch(() => ''),
      );
      return (await Promise.all(opened)).some((path) => path.endsWith(sha256));
    };
    const reader = (await asServed(sha256)).body?.getReader();
    await reader?.read();
    expect(await isOpen()).toBe(true);

    await reader?.cancel();

    await eventually(async () => expect(await isOpen()).toBe(false));
  });
});
