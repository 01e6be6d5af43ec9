import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { log } from '@/lib/platform/logging/log';

/**
 * Thrown at the end of stored bytes that aren't what was stored: the disk or the bucket has changed them, or is faulty.
 */
export class Altered extends Error {
  constructor(readonly sha256: string) {
    super(`the stored bytes of ${sha256} are others than were stored`);
    this.name = 'Altered';
  }
}

/**
 * Compares stored bytes, while they are read, with the hash they are stored under.
 * @param from how many bytes to compare only, and leave out of what is returned
 * @returns the same bytes. The last piece comes only once all are known to be right, so that nobody takes altered ones
 * for complete: the stream ends with an error instead (`Altered`), and a download breaks off.
 */
export function unaltered(source: Readable, sha256: string, from = 0): Readable {
  const hash = createHash('sha256');
  let last: Buffer | null = null;
  let ahead = from;
  const compared = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      const wanted = piece.subarray(ahead);
      ahead -= piece.length - wanted.length;
      if (wanted.length === 0) return done();
      const before = last;
      last = wanted;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) return done(null, last);
      log.error({ sha256 }, 'a stored file is not what was stored');
      done(new Altered(sha256));
    },
  });
  // an error of the source reaches the reader; a reader who stops closes the source
  return pipeline(source, compared, () => undefined);
}
