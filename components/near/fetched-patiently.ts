import { browserWaiting, tryPatiently, type Waiting } from './patience';

/**
 * Fetches a piece of the program that a press needs, and asks again while it may still come. A piece that didn't come is asked for
 * anew by the next press.
 * @throws what fetching threw last: whoever pressed is then to be told, beside what they pressed
 */
export async function fetchedPatiently<Piece>(
  fetchPiece: () => Promise<Piece>,
  waiting: Waiting = browserWaiting(),
): Promise<Piece> {
  const attempt = () =>
    fetchPiece().then(
      (piece) => ({ isThere: true, piece }) as const,
      (error: unknown) => ({ isThere: false, error }) as const,
    );
  const came = await tryPatiently(attempt, ({ isThere }) => isThere, waiting);
  if (came.isThere) return came.piece;
  throw came.error;
}
