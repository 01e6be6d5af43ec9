import { type Refusal, Refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { SignedIn } from './signed-in';

export const SIGNED_OUT: Refusal = {
  code: 'signed_out',
  message:
    'Your session has ended. Sign in again in another tab, then press the button once more: what you typed is still here.',
};

/**
 * Keeps the session that somebody acts in from being ended before their transaction is: for what lets something in that outlasts a session,
 * as a tool's token or another second step. Whoever ends all sessions to take back what was let in since then finds it done, or it is refused
 * here; asked only when the request came, it could be done after that, and stay.
 * @throws Refused (`signed_out`) when the session has just been ended
 */
export async function holdSession(tx: Tx, { sessionId }: Pick<SignedIn, 'sessionId'>): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT id FROM sessions WHERE id = ${sessionId}::uuid FOR KEY SHARE`;
  if (held.length === 0) throw new Refused(SIGNED_OUT);
}
