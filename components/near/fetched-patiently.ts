import { browserWaiting, donePatiently, type Waiting } from './patience';

/**
 * Fetches a piece of code that a press needs, retrying while it may still come. The next press fetches it again if it
 * didn't.
 * @throws the last error: the person is then told beside what they pressed
 */
export function fetchedPatiently<Piece>(
  fetchPiece: () => Promise<Piece>,
  waiting: Waiting = browserWaiting(),
): Promise<Piece> {
  return donePatiently(fetchPiece, { waiting });
}
