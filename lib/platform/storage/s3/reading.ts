import { Readable } from 'node:stream';
import { orAway } from './away';

/** How often in a row the bucket may break off, or fall silent, without sending a byte. */
const TRIES = 3;

export type Reading = {
  /** the object's bytes, as the bucket began to send them */
  readonly body: Readable;
  readonly sizeBytes: number;
  /** asks for the object again, from this byte on */
  readonly again: (from: number) => Promise<Readable>;
  /** how long the bucket may keep us waiting for a byte; our own reader may take as long as they like */
  readonly patienceMs: number;
};

/**
 * Reads an object to its end, even if the connection breaks or falls silent on the way: then asks for the rest. The SDK's
 * own retries and timeouts end as soon as the bucket begins to answer.
 * @returns a stream of the bytes; it fails once the bucket has failed three times in a row without sending any.
 */
export function readToEnd({ body: first, sizeBytes, again, patienceMs }: Reading): Readable {
  let body = first;
  let isOver = false;
  async function* bytes(): AsyncGenerator<Buffer> {
    let pieces = piecesOf(body);
    let [read, failed] = [0, 0];
    while (read < sizeBytes) {
      const next = await nextOf(pieces, body, patienceMs);
      if (next.came) {
        [read, failed] = [read + next.piece.length, 0];
        yield next.piece;
        continue;
      }
      failed += 1;
      if (isOver || failed === TRIES) throw orAway(next.error);
      body = await again(read);
      pieces = piecesOf(body);
    }
    // reads the end of the response, so that its connection can be used again
    isOver = true;
    body.resume();
  }
  const whole = Readable.from(bytes(), { objectMode: false });
  whole.once('close', () => {
    if (!isOver) body.destroy();
    isOver = true;
  });
  return whole;
}

type Next =
  | { readonly came: true; readonly piece: Buffer }
  | { readonly came: false; readonly error: unknown };

async function nextOf(pieces: AsyncIterator<Buffer>, body: Readable, patienceMs: number): Promise<Next> {
  const timer = setTimeout(() => body.destroy(new SilentBucket(patienceMs)), patienceMs);
  try {
    const { done, value } = await pieces.next();
    return done ? { came: false, error: new Error('the bucket ended early') } : { came: true, piece: value };
  } catch (error) {
    return { came: false, error };
  } finally {
    clearTimeout(timer);
  }
}

function piecesOf(body: Readable): AsyncIterator<Buffer> {
  return body[Symbol.asyncIterator]();
}

class SilentBucket extends Error {
  constructor(patienceMs: number) {
    super(`the bucket was silent for ${patienceMs / 1_000} seconds`);
    this.name = 'TimeoutError';
  }
}
