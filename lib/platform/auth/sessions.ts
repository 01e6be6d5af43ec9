import { cookies } from 'next/headers';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { adapterFor } from './adapter';
import { sessionCookie } from './cookies';
import { SESSION_DAYS } from './next-auth';
import type { RequestFacts } from './signed-in';
import { hashSessionToken, newSecret } from './tokens';

/**
 * Opens a session without a link; only the demo's sign-ins do.
 * @returns the new session's token.
 */
export async function openSession(userId: string, request: RequestFacts): Promise<string> {
  const sessionToken = newSecret();
  await adapterFor(request).createSession?.({ sessionToken, userId, expires: sessionEnd() });
  return sessionToken;
}

/**
 * Gives the browser its new session and ends the one it had: a token never survives a sign-in.
 * Only in a route handler or an action, where cookies can be written.
 */
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

function sessionEnd(): Date {
  return new Date(now().getTime() + SESSION_DAYS * 24 * 60 * 60_000);
}

async function endSession(token: string): Promise<void> {
  await withActor({ kind: 'auth' }, (tx) =>
    tx.session.deleteMany({ where: { tokenHash: hashSessionToken(token) } }),
  );
}
