import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { browserWaiting, donePatiently, type Waiting } from '@/components/near/patience';
import { postingKey } from '@/components/unsent/posting-key';
import { type FormAction, type FormState, IDLE } from '@/lib/platform/actions/form-state';

/** Somebody who has pressed a button hears of it soon, although a server that was killed may need longer. */
const TOLD_AFTER_MS = 2_000;

/**
 * Posts a form by scripts; if no answer comes, posts the very same again for two seconds. Its key makes that safe: what
 * was done is answered as the first time (adr/0068). A form without a key is posted once.
 * @returns the answer
 * @throws what the server has thrown on purpose (`hasBeenSaid`), or the last error of the connection
 */
export function sentPatiently<Data>(
  action: FormAction<Data>,
  sent: FormData,
  waiting: Waiting = browserWaiting(),
): Promise<FormState<Data>> {
  const isFinal = (error: unknown) => hasBeenSaid(error) || postingKey(sent) === null;
  return donePatiently(() => action(IDLE, sent), { waiting, upToMs: TOLD_AFTER_MS, isFinal });
}

/**
 * What a server throws on purpose, a redirect or a failure, has a digest (nextjs.org, error.js). A server newer than
 * the page doesn't know its forms: retrying can't help.
 */
export function hasBeenSaid(error: unknown): boolean {
  return (error instanceof Error && 'digest' in error) || unstable_isUnrecognizedActionError(error);
}
