import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { log } from '@/lib/platform/log';

/** Thrown at the end of stored bytes that aren't those they were stored as: the disk or the bucket has changed them, or lies. */
export class Altered extends Error {
  constructor(readonly sha256: string) {
    super(`the stored bytes of ${sha256} are others than were stored`);
    this.name = 'Altered';
  }
}

/**
 * Compares stored bytes with the hash that they are stored under, while they are read.
 * @returns the same bytes. Their last piece comes only once all are known to be right, so that nobody takes altered ones for whole:
 * the stream ends with an error instead (`Altered`), and a download of it breaks off.
 */
export function unaltered(source: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  let last: Buffer | null = null;
  const compared = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      const before = last;
      last = piece;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) return done(null, last);
      log.error({ sha256 }, 'a stored file is not what was stored');
      done(new Altered(sha256));
    },
  });
  // an error of the source is the reader's to hear; a reader who stops lets go of the source
  return pipeline(source, compared, () => undefined);
}
