import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '@/lib/platform/actions/failing';
import { newId } from '@/lib/platform/ids';
import { s3Store } from '@/lib/platform/storage/s3';
import { openBucket } from '@/lib/platform/storage/s3/bucket';
import { LEAST_PART_BYTES } from '@/lib/platform/storage/s3/multipart';
import {
  lengthOf,
  nameOfPiece,
  type Part,
  readPieceName,
  stretchesUpTo,
  uploadPartsOf,
} from '@/lib/platform/storage/s3/pieces';
import { StoreAway } from '@/lib/platform/storage/store';
import { givenBucket } from '@/tests/support/s3/stand-in';

/** A busy machine takes longer for an answer than some of these stores wait, and asks again: nobody counts how often. */
const ALWAYS = Number.POSITIVE_INFINITY;

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

  it.each([
    ['overloaded', () => bucket.fail(3), store],
    ['silent', () => bucket.breakOff('falls silent', ALWAYS, 0), () => s3Store(bucket.settings(), 100)],
    ['not there', () => undefined, () => s3Store({ ...bucket.settings(), endpoint: 'http://127.0.0.1:9' })],
  ])(
    'that is %s is away for now, and whoever sent something hears that Handover is busy',
    async (_, goAway, from) => {
      const { sha256 } = await store().put(of(small), 100);
      goAway();

      const reading = async () => (await from().open(sha256))?.stream.toArray();
      const error = await reading().catch((thrown: unknown) => thrown);

      bucket.breakOff('hangs up', 0, 0);
      expect(error).toBeInstanceOf(StoreAway);
      expect(refusalOf(error, 'a test').code).toBe('busy');
    },
  );

  it('that refuses us is nothing to wait for', async () => {
    const credentials = { accessKeyId: 'AKIASTANDIN', secretAccessKey: 'one that has expired' };
    const error = await s3Store({ ...bucket.settings(), credentials })
      .put(of(small), 100)
      .catch((thrown: unknown) => thrown);

    expect(error).not.toBeInstanceOf(StoreAway);
    expect(refusalOf(error, 'a test').code).toBe('bug');
  });

  it('notices bytes that were changed on the way, and doesn’t keep them', async () => {
    const before = bucket.objects().objects.size;
    bucket.damage('PUT');

    await expect(store().put(of(Buffer.from('changed on the way')), 100)).rejects.toThrow('BadDigest');

    expect(bucket.objects().objects.size).toBe(before);
  });

  describe.each(['hangs up', 'falls silent'] as const)('that %s in the middle of a file', (how) => {
    const PATIENCE_MS = 1_000;
    const patient = () => s3Store(bucket.settings(), PATIENCE_MS);
    const bytes = Buffer.alloc(300_000, `who ${how} `);
    const given = async () => (await store().put(of(bytes), bytes.length)).sha256;
    const read = async (sha256: string) => {
      const file = await patient().open(sha256);
      return file && Buffer.concat(await file.stream.toArray());
    };

    it('is asked for the rest, as often as some of it comes', async () => {
      const sha256 = await given();
      bucket.breakOff(how, 4, 70_000);

      expect((await read(sha256))?.equals(bytes)).toBe(true);
    });

    it('is given up once it has sent nothing three times in a row', async () => {
      const sha256 = await given();
      bucket.breakOff(how, ALWAYS, 0);

      await expect(read(sha256)).rejects.toThrow(how === 'hangs up' ? 'aborted' : 'was silent for');

      bucket.breakOff(how, 0, 0);
      expect((await read(sha256))?.equals(bytes)).toBe(true);
    });
  });

  it('isn’t given up because a reader takes their time, and is let go of by one who leaves', async () => {
    const bytes = Buffer.alloc(2_000_000, 'slowly ');
    const { sha256 } = await store().put(of(bytes), bytes.length);
    const file = await s3Store(bucket.settings(), 1_000).open(sha256);
    const pieces: Buffer[] = [];

    for await (const piece of file?.stream ?? []) {
      if (pieces.length < 3) await wait(1_500);
      pieces.push(piece);
    }
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);

    const left = await store().open(sha256);
    for await (const _ of left?.stream ?? []) break;
    expect(left?.stream.destroyed).toBe(true);
  });

  it('that has another object under the name meanwhile doesn’t make one of two', async () => {
    const [one, other] = [Buffer.alloc(200_000, 'one'), Buffer.alloc(200_000, 'other')];
    const id = newId();
    await store().append(id, of(one), { from: 0, atMost: one.length });
    const name = [...bucket.objects().objects.keys()].find((each) => each.includes(id)) ?? '';
    const found = await openBucket(bucket.settings()).get(name.replace('handover/', ''));
    bucket.breakOff('hangs up', 1, 10);
    const again = await openBucket(bucket.settings()).get(name.replace('handover/', ''));
    bucket.objects().put(name, other);

    await expect(again?.stream.toArray()).rejects.toThrow('PreconditionFailed');
    expect(Buffer.concat((await found?.stream.toArray()) ?? []).equals(one)).toBe(true);
  });

  it('of somebody else says so when it is tested', async () => {
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

    const { sha256 } = await store().complete(id, piece.length + 5);

    const held = bucket.objects().get(`handover/held/${id}`);
    expect(held.etag).toMatch(/-2$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('drops what a killed process had begun to assemble', async () => {
    const id = newId();
    bucket.objects().begin(`handover/held/${id}`);

    await store().forget(id);

    expect([...bucket.objects().unfinished.values()]).toEqual([]);
  });
});

describe('the pieces of a file', () => {
  const MEGABYTE = 1024 * 1024;
  /** Lengths as they occur: a browser's own, or what a broken connection has left. */
  const length = fc.oneof(fc.constant(8 * MEGABYTE), fc.integer({ min: 1, max: 12 * MEGABYTE }));

  it('are recognised by their names', () => {
    expect(readPieceName(`arriving/an-id/${nameOfPiece({ from: 3, until: 8_388_611 })}`)).toMatchObject({
      from: 3,
      until: 8_388_611,
    });
    expect(readPieceName('arriving/an-id/another')).toBeNull();
  });

  it('make up the whole, byte after byte, in parts that a bucket accepts, however they came', () => {
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

  it("aren't the whole when one is missing", () => {
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
