import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serveFile } from '@/lib/platform/files/serving';
import { putFile } from '@/lib/platform/storage';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenStore, KINDS_OF_STORE } from '@/tests/support/servers/stores';

const LENGTH = 300_000;
const BYTES = Buffer.from(Array.from({ length: LENGTH }, (_, at) => at % 251));

describe.each(KINDS_OF_STORE)('a part of a file in %s', (kind) => {
  const { store } = givenStore(kind);

  it.each([
    [0, 0],
    [100_000, 199_999],
    [LENGTH - 1, LENGTH - 1],
    [0, LENGTH - 1],
  ])('from byte %i to byte %i is opened alone', async (first, last) => {
    const { sha256 } = await store().put(Readable.from([BYTES]), LENGTH);

    const part = await store().open(sha256, { first, last });

    expect(part?.sizeBytes).toBe(last - first + 1);
    expect(Buffer.concat((await part?.stream.toArray()) ?? []).equals(BYTES.subarray(first, last + 1))).toBe(
      true,
    );
    expect(await store().sizeOf(sha256)).toBe(LENGTH);
    expect(await store().sizeOf('f'.repeat(64))).toBeNull();
    expect(await store().open('f'.repeat(64), { first: 0, last: 0 })).toBeNull();
  });
});

describe('a download that broke off', () => {
  givenStorage();

  async function givenServed() {
    const { sha256 } = await putFile(BYTES, { maxBytes: LENGTH });
    const file = { name: 'glaze.bin', contentType: 'application/octet-stream', sha256 };
    return (headers: Readonly<Record<string, string>> = {}) =>
      serveFile(file, { headers: new Headers(headers) });
  }
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it('goes on from where it was, while the file is the same', async () => {
    const ask = await givenServed();
    const whole = await ask();
    const etag = whole.headers.get('etag') ?? '';
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const begun = (await bytesOf(whole)).subarray(0, 120_000);

    const rest = await ask({ range: 'bytes=120000-', 'if-range': etag });

    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes 120000-${LENGTH - 1}/${LENGTH}`);
    expect(rest.headers.get('content-length')).toBe(String(LENGTH - 120_000));
    expect(rest.headers.get('etag')).toBe(etag);
    expect(rest.headers.get('content-disposition')).toContain('glaze.bin');
    expect(Buffer.concat([begun, await bytesOf(rest)]).equals(BYTES)).toBe(true);
  });

  it('begins anew when it was of another file', async () => {
    const answer = await (await givenServed())({ range: 'bytes=120000-', 'if-range': '"another"' });

    expect(answer.status).toBe(200);
    expect((await bytesOf(answer)).equals(BYTES)).toBe(true);
  });

  it('gets a piece from the middle, or is told where the file ends', async () => {
    const ask = await givenServed();
    const middle = await ask({ range: 'bytes=1000-1999' });
    const beyond = await ask({ range: `bytes=${LENGTH}-` });

    expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${LENGTH}`]);
    expect((await bytesOf(middle)).equals(BYTES.subarray(1_000, 2_000))).toBe(true);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${LENGTH}`]);
    expect(await beyond.text()).toContain('ends before that');
  });

  it('is told that the file is gone, whichever part it asks for', async () => {
    const gone = { name: 'glaze.bin', contentType: 'application/octet-stream', sha256: 'f'.repeat(64) };

    const answer = await serveFile(gone, { headers: new Headers({ range: 'bytes=5-' }) });

    expect(answer.status).toBe(503);
  });
});
