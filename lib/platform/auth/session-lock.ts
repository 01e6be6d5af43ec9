import { type Refusal, Refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { SIGN_IN_ELSEWHERE } from './sign-in-words';
import type { SignedIn } from './signed-in';

export const SIGNED_OUT: Refusal = {
  code: 'signed_out',
  message: `Your session has ended. ${SIGN_IN_ELSEWHERE}, then press the button once more: what you typed is still here.`,
};

/**
 * Locks the session somebody acts in so that it can't be ended before their transaction is. For actions that create
 * something that outlasts the session, such as an API token or another second step: whoever ends all sessions, to undo
 * what an intruder did, either finds the new thing already there or makes it be refused here. Checked only at the start
 * of the request, the session could end in between and the new thing would stay.
 * @throws Refused (`signed_out`) when the session has just been ended
 */
export async function lockSession(tx: Tx, { sessionId }: Pick<SignedIn, 'sessionId'>): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM sessions WHERE id = ${sessionId}::uuid FOR KEY SHARE`;
  if (locked.length === 0) throw new Refused(SIGNED_OUT);
}
