import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { now } from '@/lib/platform/clock';
import { REQUEST_ID_HEADER } from '@/lib/platform/http/request-headers';
import {
  type FoundSession,
  findAssistantSession,
  findSession,
  findStaffSession,
} from '@/lib/platform/tenancy/find-session';
import { sessionCookie } from './cookies';
import { factsFrom } from './request-facts';
import type { Caller, RequestFacts } from './signed-in';
import { hashSessionToken } from './tokens';

/**
 * The session behind the browser's cookie; looked up once per page, however many components ask.
 * @returns the session with its person, or null when nobody is signed in.
 */
export const sessionFromRequest = cache(async (): Promise<FoundSession | null> => {
  const hash = await tokenHash();
  return hash === null ? null : findSession(hash, now());
});

/** The session with its person's count of unread notifications as an assistant; looked up once per page as well. */
export const assistantSessionFromRequest = cache(async () => {
  const hash = await tokenHash();
  return hash === null ? null : findAssistantSession(hash, now());
});

/**
 * The session with one of its person's workspaces; looked up once per page as well.
 * @returns null when nobody is signed in; `workspace` is null when it isn't theirs to run.
 */
export const staffSessionFromRequest = cache(async (slug: string) => {
  const hash = await tokenHash();
  return hash === null ? null : findStaffSession(hash, slug, now());
});

/** @returns the hash that the cookie's session is stored under; null without a cookie. */
async function tokenHash(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? hashSessionToken(token) : null;
}

/** @returns where this request came from; the same request id however often it is called. */
export const requestFacts = cache(async (): Promise<RequestFacts> => factsFrom(await headers()));

/**
 * @returns who is calling and from where, read from the browser's request.
 * @throws for a request that came before this server was ready: its page couldn't be shown, so nothing is done for it
 * either.
 */
export async function callerFromRequest(): Promise<Caller> {
  if (!(await headers()).has(REQUEST_ID_HEADER))
    throw new Error('a request from before this server was ready changes nothing');
  const [session, request] = await Promise.all([sessionFromRequest(), requestFacts()]);
  if (!session) return { signedIn: null, request };
  const { introducedAt: _, ...signedIn } = session;
  return { signedIn, request };
}
