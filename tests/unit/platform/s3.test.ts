import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { s3Store } from '@/lib/platform/storage/s3';
import { LEAST_PART_BYTES } from '@/lib/platform/storage/s3/multipart';
import {
  lengthOf,
  nameOfPiece,
  type Part,
  readPieceName,
  stretchesUpTo,
  uploadPartsOf,
} from '@/lib/platform/storage/s3/pieces';
import { givenBucket } from '@/tests/support/s3/stand-in';

async function* of(...pieces: readonly Buffer[]) {
  yield* pieces;
}

describe('a bucket', () => {
  const bucket = givenBucket();
  const store = () => s3Store(bucket.settings());
  const small = Buffer.from('the glaze is celadon');

  it('keeps names below the prefix, so that it can hold other things too', async () => {
    const { sha256 } = await store().put(of(small), 100);

    expect([...bucket.objects().objects.keys()]).toContain(`handover/${sha256.slice(0, 2)}/${sha256}`);
  });

  it('is asked again when it is overloaded for a moment', async () => {
    bucket.fail(2);

    expect((await store().put(of(small), 100)).sizeBytes).toBe(small.length);
  });

  it('that stays overloaded fails, and says why', async () => {
    bucket.fail(3);

    await expect(store().tryOut()).rejects.toThrow('SlowDown');
  });

  it('notices bytes that were changed on the way, and doesn’t keep them', async () => {
    const before = bucket.objects().objects.size;
    bucket.damage('PUT');

    await expect(store().put(of(Buffer.from('changed on the way')), 100)).rejects.toThrow('BadDigest');

    expect(bucket.objects().objects.size).toBe(before);
  });

  it('of somebody else says so when it is tried out', async () => {
    const credentials = { accessKeyId: 'AKIASTANDIN', secretAccessKey: 'a guess' };

    await expect(s3Store({ ...bucket.settings(), credentials }).tryOut()).rejects.toThrow(
      'SignatureDoesNotMatch',
    );
    await expect(s3Store({ ...bucket.settings(), bucket: 'another' }).tryOut()).rejects.toThrow(
      'NoSuchBucket',
    );
  });

  it('copies large pieces inside itself: they don’t come back to us before they are whole', async () => {
    const id = newId();
    const piece = Buffer.alloc(8 * 1024 * 1024, 'a');
    await store().append(id, of(piece), { from: 0, atMost: piece.length + 5 });
    await store().append(id, of(Buffer.from('the e')), { from: piece.length, atMost: 5 });

    const { sha256 } = await store().hold(id, piece.length + 5);

    const held = bucket.objects().get(`handover/held/${id}`);
    expect(held.etag).toMatch(/-2$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lets go of what a killed process had begun to put together', async () => {
    const id = newId();
    bucket.objects().begin(`handover/held/${id}`);

    await store().forget(id);

    expect([...bucket.objects().unfinished.values()]).toEqual([]);
  });
});

describe('the pieces of a file', () => {
  const MEGABYTE = 1024 * 1024;
  /** Lengths as they come: a browser's own, or what a broken line has left. */
  const length = fc.oneof(fc.constant(8 * MEGABYTE), fc.integer({ min: 1, max: 12 * MEGABYTE }));

  it('are known again by their names', () => {
    expect(readPieceName(`arriving/an-id/${nameOfPiece({ from: 3, until: 8_388_611 })}`)).toMatchObject({
      from: 3,
      until: 8_388_611,
    });
    expect(readPieceName('arriving/an-id/another')).toBeNull();
  });

  it('make up the whole, byte after byte, in parts that a bucket takes, however they came', () => {
    fc.assert(
      fc.property(
        fc.array(length, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(length, length)),
        (counted, left) => {
          let size = 0;
          const pieces = counted.map((bytes) => {
            const from = size;
            size += bytes;
            return { name: 'counted', from, until: size };
          });
          const beside = left.map(([from, bytes]) => ({ name: 'beside', from, until: from + bytes }));

          const stretches = stretchesUpTo([...beside, ...pieces], size);

          if (!stretches) throw new Error('some of it is missing');
          let at = 0;
          for (const { piece, first, last } of stretches) {
            expect(piece.from + first).toBe(at);
            at = piece.from + last + 1;
          }
          expect(at).toBe(size);
          const parts = uploadPartsOf(stretches);
          expect(parts.flatMap(stretchesIn)).toEqual(stretches);
          for (const part of parts.slice(0, -1))
            expect(stretchesIn(part).reduce((sum, each) => sum + lengthOf(each), 0)).toBeGreaterThanOrEqual(
              LEAST_PART_BYTES,
            );
        },
      ),
    );
  });

  it('are no whole when one is missing', () => {
    expect(
      stretchesUpTo(
        [
          { name: 'a', from: 0, until: 5 },
          { name: 'b', from: 6, until: 9 },
        ],
        9,
      ),
    ).toBeNull();
  });
});

function stretchesIn(part: Part) {
  return part.kind === 'copied' ? [part.stretch] : part.stretches;
}
