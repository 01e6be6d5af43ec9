import { describe, expect, it } from 'vitest';
import { clamd } from '@/lib/platform/scanning/clamd';
import { EICAR, givenClamd } from '@/tests/support/servers/clamd';

async function* of(...pieces: readonly Buffer[]) {
  yield* pieces;
}

describe('clamd', () => {
  const standIn = givenClamd({ maxBytes: 2_000_000 });
  const scanner = () => clamd(new URL(standIn.url()));

  it('gets every byte, in chunks, and says that they are clean', async () => {
    const bytes = Buffer.alloc(1_500_000, 'celadon ');

    expect(await scanner().scan(of(bytes.subarray(0, 900_000), bytes.subarray(900_000)))).toEqual({
      isClean: true,
    });

    expect(standIn.scanned().at(-1)?.equals(bytes)).toBe(true);
  });

  it('names what it finds, even across two pieces', async () => {
    const bytes = Buffer.from(`a letter ${EICAR} and more`);

    const verdict = await scanner().scan(of(bytes.subarray(0, 30), bytes.subarray(30)));

    expect(verdict).toEqual({ isClean: false, found: 'Win.Test.EICAR_HDB-1' });
  });

  it('that accepts no stream so long leaves the result open, and says why', async () => {
    await expect(
      scanner().scan(of(...Array.from({ length: 8 }, () => Buffer.alloc(500_000)))),
    ).rejects.toThrow('size limit exceeded');
  });

  it('that hangs up, or isn’t there, leaves it open', async () => {
    standIn.fail(true);
    await expect(scanner().scan(of(Buffer.from('a letter')))).rejects.toThrow(/hung up|EPIPE|ECONNRESET/);
    standIn.fail(false);

    await expect(clamd(new URL('clamd://127.0.0.1:1')).scan(of(Buffer.from('a letter')))).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('says whether it is there', async () => {
    await expect(scanner().ping()).resolves.toBeUndefined();
    await expect(clamd(new URL('clamd://127.0.0.1:1')).ping()).rejects.toThrow('ECONNREFUSED');
  });
});
