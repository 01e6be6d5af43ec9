import { browserWaiting, tryPatiently, type Waiting } from './patience';

/**
 * Fetches a piece of code that a press needs, retrying while it may still come. The next press fetches it again if it
 * didn't.
 * @throws the last error: the person is then told beside what they pressed
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
