import { NextRequest, NextResponse } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { env } from '@/lib/platform/env/env';
import { log } from '@/lib/platform/logging/log';
import { adapterFor } from './adapter';
import { ownCookie, sessionCookie } from './cookies';
import type { RequestFacts } from './signed-in';
import { goodSecrets, newSecret } from './tokens';

/** After this a person signs in again, however active they were. */
export const SESSION_DAYS = 30;

/** Common to all ways of signing in. */
export function commonOptions(): Omit<NextAuthOptions, 'adapter' | 'providers'> {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'database', maxAge: SESSION_DAYS * 24 * 60 * 60, generateSessionToken: newSecret },
    cookies: {
      sessionToken: sessionCookie(),
      callbackUrl: returnCookie(),
      csrfToken: ownCookie('csrf'),
      state: ownCookie('state'),
      pkceCodeVerifier: ownCookie('verifier'),
      nonce: ownCookie('nonce'),
    },
    // next-auth's messages may hold addresses: only their codes are logged
    logger: {
      error: (code) => log.error({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}

/** @returns the cookie in which next-auth keeps where somebody was going. */
export function returnCookie() {
  return ownCookie('return');
}

/**
 * Calls next-auth from within a request of ours, as a browser would call its routes; we have none.
 * @param way `['callback', 'email']`
 * @param sent the query, or a form if there is one
 */
export async function askNextAuth(
  way: readonly string[],
  { search, form }: { readonly search?: URLSearchParams; readonly form?: Record<string, string> },
  options: NextAuthOptions,
): Promise<NextResponse> {
  const url = new URL(`/api/auth/${way.join('/')}`, env().NEXTAUTH_URL);
  url.search = search?.toString() ?? '';
  const request = new NextRequest(url, form && { method: 'POST', body: new URLSearchParams(form) });
  const answer: Response = await NextAuth(
    request,
    { params: Promise.resolve({ nextauth: [...way] }) },
    options,
  );
  return new NextResponse(answer.body, answer);
}

/** @returns the token of the session that next-auth has opened, or null when it has opened none. */
export function sessionOpened(answer: NextResponse): string | null {
  return answer.cookies.get(sessionCookie().name)?.value || null;
}

/** A link whose button was pressed. */
type PressedLink = {
  readonly token: string;
  readonly email: string;
  /** the form's posting key */
  readonly key: string | null;
};

/**
 * Uses up a sign-in link through next-auth's own callback, called from within a POST: there is no route through which a
 * browser, or a mail scanner that opens links, could reach that callback by itself.
 * @returns the new session's token, or null when the link wasn't good.
 */
export async function signInWithLink(link: PressedLink, request: RequestFacts): Promise<string | null> {
  for (const secret of goodSecrets()) {
    const session = await signInUnder(secret, link, request);
    if (session !== null) return session;
  }
  return null;
}

/** next-auth looks for the link under one secret alone: one mailed under the previous secret is kept under that. */
async function signInUnder(
  secret: string,
  { key, ...link }: PressedLink,
  request: RequestFacts,
): Promise<string | null> {
  const answer = await askNextAuth(
    ['callback', 'email'],
    { search: new URLSearchParams(link) },
    {
      ...commonOptions(),
      secret,
      adapter: adapterFor(request, 'email_link', key),
      // A plain object instead of next-auth/providers/email, which would ask for nodemailer.
      providers: [
        {
          id: 'email',
          type: 'email',
          name: 'Email',
          server: '',
          from: '',
          maxAge: 15 * 60,
          options: {},
          sendVerificationRequest() {
            throw new Error('Sign-in links are mailed by mailSignInLink.');
          },
        },
      ],
    },
  );
  return sessionOpened(answer);
}
