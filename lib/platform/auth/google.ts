import { cookies } from 'next/headers';
import type { NextResponse } from 'next/server';
import type { NextAuthOptions } from 'next-auth';
import type { Adapter } from 'next-auth/adapters';
import Google from 'next-auth/providers/google';
import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { withActor } from '@/lib/platform/tenancy';
import { adapterFor } from './adapter';
import { sessionCookie } from './cookies';
import { addressGoogleKeeps } from './google-address';
import { findLeftAddress } from './left-addresses';
import { askNextAuth, commonOptions, returnCookie, sessionOpened } from './next-auth';
import { ownPath } from './own-path';
import { countedNetwork } from './request-facts';
import type { RequestFacts } from './signed-in';

const GOOGLE = 'https://accounts.google.com';
/** openid-client's own timeout of 3.5 s is short for two answers from the other side of the world. */
const PATIENCE_MS = 8_000;

/** The result of coming back from Google: `in`, with the token of a session (or of half a sign-in), or why not. */
export type BackFromGoogle =
  | { readonly kind: 'in'; readonly token: string; readonly to: string }
  | { readonly kind: WhyNotByGoogle; readonly to: string };

/** Google can't vouch for the address; its account goes by another one, and can still get it back; or anything else. */
export type WhyNotByGoogle = 'unproven' | 'left' | 'failed';

/** @returns whether this installation offers signing in by Google. */
export function isGoogleOn(): boolean {
  return env().GOOGLE_CLIENT_ID !== undefined;
}

/** @returns the answer to a network that signs in too often, in either direction; null when it may go on. */
export async function refusedNetwork({ ip }: RequestFacts): Promise<Response | null> {
  return ip === null ? null : tooOften('signInPerIp', countedNetwork(ip));
}

/** @returns Google's endpoints (OpenID Connect Discovery 1.0, 4). */
export function googleConfiguration(): string {
  return `${env().GOOGLE_ISSUER ?? GOOGLE}/.well-known/openid-configuration`;
}

/**
 * Begins a sign-in by Google: gives the browser state, nonce and verifier in cookies of our own. Only in a route handler.
 * @param to one of our own pages
 * @returns the address at Google where the person goes on; null when Google doesn't answer.
 */
export async function beginGoogle(to: string, request: RequestFacts): Promise<string | null> {
  const options = optionsFor(request, () => undefined);
  const first = await askNextAuth(['csrf'], {}, options);
  await keepCookies(first);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await first.json());
  const form = { csrfToken, callbackUrl: absolute(to), json: 'true' };
  const answer = await askNextAuth(['signin', 'google'], { form }, options);
  await keepCookies(answer);
  const { url } = z.object({ url: z.url() }).parse(await answer.json());
  // an address of ours would be next-auth's own error page, which this app doesn't have
  return new URL(url).origin === new URL(env().NEXTAUTH_URL).origin ? null : url;
}

/**
 * Takes what a browser brings back from Google. Only in a route handler.
 * @param search of the address to which Google has sent it
 */
export async function finishGoogle(search: URLSearchParams, request: RequestFacts): Promise<BackFromGoogle> {
  let why: WhyNotByGoogle = 'failed';
  const options = optionsFor(request, (refusal) => {
    why = refusal;
  });
  const answer = await askNextAuth(['callback', 'google'], { search }, options);
  await keepCookies(answer);
  const to = await whereTheyWereGoing();
  const token = sessionOpened(answer);
  if (token !== null) return { kind: 'in', token, to };
  return { kind: why, to };
}

function optionsFor(request: RequestFacts, onRefused: (why: WhyNotByGoogle) => void): NextAuthOptions {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = env();
  if (clientId === undefined || clientSecret === undefined) throw new Error('Google isn’t set up here.');
  return {
    ...commonOptions(),
    adapter: adapterOf(request),
    providers: [
      Google({
        clientId,
        clientSecret,
        wellKnown: googleConfiguration(),
        checks: ['pkce', 'state', 'nonce'],
        httpOptions: { timeout: PATIENCE_MS },
        // they choose the account, whichever one their browser is signed in with; only the address is requested, since
        // people give their name here
        authorization: { params: { scope: 'openid email', prompt: 'select_account' } },
        // an account from Google is identified by its address, like one that signs in by a link
        profile: (claims) => ({ id: addressGoogleKeeps(claims) ?? claims.sub, email: claims.email }),
      }),
    ],
    callbacks: {
      async signIn({ profile }) {
        const address = addressGoogleKeeps(profile);
        const why = address === null ? 'unproven' : (await isLeft(address)) ? 'left' : null;
        if (why) onRefused(why);
        return why === null;
      },
    },
  };
}

async function isLeft(address: string): Promise<boolean> {
  return withActor({ kind: 'auth' }, async (tx) => (await findLeftAddress(tx, address, now())) !== null);
}

/**
 * The address alone says whose account it is: no Google account is ever tied to a person, nor to whoever happens to be
 * signed in in this browser.
 */
function adapterOf(request: RequestFacts): Adapter {
  const adapter = adapterFor(request, 'google');
  return {
    ...adapter,
    getUserByAccount: ({ providerAccountId: address }) => adapter.getUserByEmail?.(address) ?? null,
    getSessionAndUser: async () => null,
    linkAccount: async () => undefined,
  };
}

/** Gives the browser what next-auth has set, except the session, which `letIn` gives. */
async function keepCookies(answer: NextResponse): Promise<void> {
  const jar = await cookies();
  const session = sessionCookie().name;
  for (const cookie of answer.cookies.getAll()) if (cookie.name !== session) jar.set(cookie);
}

async function whereTheyWereGoing(): Promise<string> {
  const kept = URL.parse((await cookies()).get(returnCookie().name)?.value ?? '');
  if (kept?.origin !== new URL(env().NEXTAUTH_URL).origin) return ownPath(null);
  return ownPath(`${kept.pathname}${kept.search}${kept.hash}`);
}
