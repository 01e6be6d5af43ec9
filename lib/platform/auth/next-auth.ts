import { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { adapterFor } from './adapter';
import { ownCookie, sessionCookie } from './cookies';
import type { RequestFacts } from './signed-in';
import { newSecret } from './tokens';

/** After this a person signs in again, however busy they were. */
export const SESSION_DAYS = 30;

function optionsFor(request: RequestFacts): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    adapter: adapterFor(request),
    session: { strategy: 'database', maxAge: SESSION_DAYS * 24 * 60 * 60, generateSessionToken: newSecret },
    cookies: {
      sessionToken: sessionCookie(),
      callbackUrl: ownCookie('return'),
      csrfToken: ownCookie('csrf'),
    },
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
    // next-auth's messages may hold addresses: only their codes are kept
    logger: {
      error: (code) => log.error({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}

/**
 * Spends a sign-in link through next-auth's own callback, called from inside a POST: there is no route by which a
 * browser, or a mail scanner that opens links, could reach that callback by itself.
 * @returns the new session's token, or null when the link wasn't good.
 */
export async function signInWithLink(
  link: { token: string; email: string },
  request: RequestFacts,
): Promise<string | null> {
  const url = new URL('/api/auth/callback/email', env().NEXTAUTH_URL);
  url.search = new URLSearchParams(link).toString();
  const context = { params: Promise.resolve({ nextauth: ['callback', 'email'] }) };
  const answer: Response = await NextAuth(new NextRequest(url), context, optionsFor(request));
  const { name } = sessionCookie();
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    if (pair.startsWith(`${name}=`)) return decodeURIComponent(pair.slice(name.length + 1)) || null;
  }
  return null;
}
