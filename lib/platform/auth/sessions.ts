import { cookies } from 'next/headers';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { adapterFor } from './adapter';
import { halfCookie, sessionCookie } from './cookies';
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

/** Gives the browser its new session and ends the one it had: a token never survives a sign-in. */
export async function rotateSession(token: string): Promise<void> {
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

export function sessionEnd(): Date {
  return new Date(now().getTime() + SESSION_DAYS * DAY_MS);
}

async function endSession(token: string): Promise<void> {
  await withActor(AUTH, (tx) => tx.session.deleteMany({ where: { tokenHash: hashSessionToken(token) } }));
}
