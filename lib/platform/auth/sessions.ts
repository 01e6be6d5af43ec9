import { cookies } from 'next/headers';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { adapterFor } from './adapter';
import { beginSession } from './beginning';
import { halfCookie, sessionCookie } from './cookies';
import { type FirstStep, firstStepOf, type SecondStep } from './how-proven';
import { SESSION_DAYS } from './next-auth';
import type { RequestFacts } from './signed-in';
import { hashHalfToken, hashSessionToken, newSecret } from './tokens';

const AUTH = { kind: 'auth' } as const;

/**
 * Opens a session without a link; only the demo's sign-ins do.
 * @returns the new session's token, or that of a half sign-in if a second step is set up.
 */
export async function openSession(userId: string, request: RequestFacts): Promise<string> {
  const sessionToken = newSecret();
  await adapterFor(request, 'email_link').createSession?.({ sessionToken, userId, expires: sessionEnd() });
  return sessionToken;
}

/**
 * Gives the browser what its first step has opened. Only in a route handler or an action, where cookies can be written.
 * @returns whether the person is in: not yet, if a second step is set up.
 */
export async function letIn(token: string): Promise<boolean> {
  const half = await withActor(AUTH, (tx) =>
    tx.halfSignIn.count({ where: { tokenHash: hashHalfToken(token) } }),
  );
  if (half === 0) {
    await rotateSession(token);
    return true;
  }
  // a session this browser already has stays valid until the second step is taken
  const { name, options } = halfCookie();
  (await cookies()).set(name, token, options);
  return false;
}

/** Somebody whose second step is ahead, in this browser. */
export type Half = {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly firstStep: FirstStep;
};

/** @returns whose second step is ahead in this browser; null if nobody's is, or it took too long. */
export async function halfFromRequest(): Promise<Half | null> {
  const token = (await cookies()).get(halfCookie().name)?.value;
  if (!token) return null;
  const found = await withActor(AUTH, (tx) =>
    tx.halfSignIn.findUnique({
      where: { tokenHash: hashHalfToken(token), expiresAt: { gt: now() } },
      select: { id: true, firstStep: true, user: { select: { id: true, email: true } } },
    }),
  );
  if (!found) return null;
  const { id, user } = found;
  return { id, userId: user.id, email: user.email, firstStep: firstStepOf(found.firstStep) };
}

/**
 * Turns a half sign-in into a session, once: deleting the half is taking the step. `tx` acts as 'auth'.
 * @returns the session's token, for `finishHalf` after the commit; null when another request was faster.
 */
export async function completeHalf(
  tx: Tx,
  { id, userId, firstStep }: Half,
  { by: second, request, at }: { readonly by: SecondStep; readonly request: RequestFacts; readonly at: Date },
): Promise<string | null> {
  const taken = await tx.halfSignIn.deleteMany({ where: { id, userId } });
  if (taken.count === 0) return null;
  const token = newSecret();
  const by = `${firstStep}_and_${second}` as const;
  await beginSession(tx, { userId, token, by, expiresAt: sessionEnd(), request }, at);
  return token;
}

/** Gives the browser the session that its second step has opened, and removes the half. */
export async function finishHalf(token: string): Promise<void> {
  await rotateSession(token);
  const { name, options } = halfCookie();
  (await cookies()).set(name, '', { ...options, expires: new Date(0) });
}

/** Gives the browser its new session and ends the one it had: a token never survives a sign-in. */
async function rotateSession(token: string): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const before = jar.get(name)?.value;
  if (before) await endSession(before);
  jar.set(name, token, { ...options, expires: sessionEnd() });
}

/** Ends the browser's own session and takes its cookie away. Nothing happens when there is none. */
export async function closeOwnSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const token = jar.get(name)?.value;
  if (token) await endSession(token);
  jar.set(name, '', { ...options, expires: new Date(0) });
}

function sessionEnd(): Date {
  return new Date(now().getTime() + SESSION_DAYS * DAY_MS);
}

async function endSession(token: string): Promise<void> {
  await withActor(AUTH, (tx) => tx.session.deleteMany({ where: { tokenHash: hashSessionToken(token) } }));
}
