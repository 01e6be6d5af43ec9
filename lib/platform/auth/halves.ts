import { cookies } from 'next/headers';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { beginSession, reopenSession } from './beginning';
import { halfCookie } from './cookies';
import { type FirstStep, firstStepOf, type SecondStep } from './how-proven';
import { againSince } from './sent-again';
import { rotateSession, sessionEnd } from './sessions';
import type { RequestFacts } from './signed-in';
import { hashHalfToken, newSecret } from './tokens';

/** Somebody in this browser whose second step is ahead, or was taken just now, and its answer may have been lost. */
export type Half = {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly firstStep: FirstStep;
  /** the session that the step led to, and a hash of the press that took it; null while it is ahead */
  readonly taken: { readonly sessionId: string; readonly pressHash: string | null } | null;
};

/** @returns whose second step is ahead in this browser, or was taken just now; null if nobody's, or it took too long. */
export async function halfFromRequest(): Promise<Half | null> {
  const token = (await cookies()).get(halfCookie().name)?.value;
  if (!token) return null;
  return withActor({ kind: 'auth' }, (tx) => findHalf(tx, { tokenHash: hashHalfToken(token) }, now()));
}

/**
 * Holds a half sign-in until the transaction ends: of two presses, the second sees what the first has done. `tx` acts as
 * 'auth'.
 * @returns it as it is by now; null when it is gone.
 */
export async function lockHalf(tx: Tx, { id }: Half, at: Date): Promise<Half | null> {
  await tx.$queryRaw`SELECT 1 FROM half_sign_ins WHERE id = ${id}::uuid FOR UPDATE`;
  return findHalf(tx, { id }, at);
}

async function findHalf(
  tx: Tx,
  which: { readonly id: string } | { readonly tokenHash: string },
  at: Date,
): Promise<Half | null> {
  const found = await tx.halfSignIn.findFirst({
    where: { ...which, expiresAt: { gt: at }, OR: [{ takenAt: null }, { takenAt: { gt: againSince(at) } }] },
    select: {
      id: true,
      firstStep: true,
      sessionId: true,
      pressHash: true,
      user: { select: { id: true, email: true } },
    },
  });
  if (!found) return null;
  const { id, user, sessionId, pressHash } = found;
  return {
    id,
    userId: user.id,
    email: user.email,
    firstStep: firstStepOf(found.firstStep),
    taken: sessionId === null ? null : { sessionId, pressHash },
  };
}

/**
 * Opens the session that this very press has led to already. `tx` acts as 'auth' and holds the half.
 * @returns the session's new token, for `finishHalf` after the commit; null if another press led to it, or none yet.
 */
export async function sessionOfPress(tx: Tx, { taken }: Half, pressHash: string | null) {
  if (pressHash === null || taken?.pressHash !== pressHash) return null;
  const token = newSecret();
  await reopenSession(tx, { id: taken.sessionId, token });
  return token;
}

type Step = {
  readonly by: SecondStep;
  readonly pressHash: string | null;
  readonly request: RequestFacts;
  readonly at: Date;
};

/**
 * Makes a session of a half sign-in whose second step was shown. Shown once more, since the answer was lost, it opens the
 * same session. `tx` acts as 'auth' and holds the half.
 * @returns the session's token, for `finishHalf` after the commit.
 */
export async function completeHalf(
  tx: Tx,
  { id, userId, firstStep, taken }: Half,
  { by: second, pressHash, request, at }: Step,
): Promise<string> {
  const token = newSecret();
  const by = `${firstStep}_and_${second}` as const;
  const begin = () => beginSession(tx, { userId, token, by, expiresAt: sessionEnd(), request }, at);
  if (taken) await reopenSession(tx, { id: taken.sessionId, token }, { by, at });
  const sessionId = taken?.sessionId ?? (await begin());
  await tx.halfSignIn.updateMany({ where: { id }, data: { takenAt: at, pressHash, sessionId } });
  return token;
}

/** Gives the browser the session that its second step has opened, and takes the half away from it. */
export async function finishHalf(token: string): Promise<void> {
  await rotateSession(token);
  const { name, options } = halfCookie();
  (await cookies()).set(name, '', { ...options, expires: new Date(0) });
}
