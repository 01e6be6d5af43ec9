import type { Page } from 'playwright/test';
import { sessionCookie } from '@/lib/platform/auth/cookies';
import { givenSession, type Person as Known } from '@/tests/support/people';
import type { Person } from './cast';

const known = new WeakMap<Person, Known>();

/**
 * Signs somebody in as if they had come by a link: the session is the product's own, its token is put into their
 * browser. The way through the mail has tests of its own (people/signing-in). Ends at the page that they come to.
 */
export async function letIn(page: Page, person: Person): Promise<void> {
  await asKnown(page, person);
  await page.goto('/start');
}

/** Gives a browser the session, without a page being opened. */
async function takeCookie(page: Page, token: string): Promise<void> {
  const { name, options } = sessionCookie();
  const { NEXTAUTH_URL } = process.env;
  if (!NEXTAUTH_URL) throw new Error('NEXTAUTH_URL is not set');
  const { httpOnly, secure } = options;
  await page
    .context()
    .addCookies([{ name, value: token, url: NEXTAUTH_URL, httpOnly, secure, sameSite: 'Lax' }]);
}

/** @returns somebody as the product knows them; if it doesn't yet, signs them up, and in at their browser. */
export async function asKnown(page: Page, person: Person): Promise<Known> {
  const already = known.get(person);
  if (already) return already;
  const { person: signedIn, token } = await givenSession(person);
  known.set(person, signedIn);
  await takeCookie(page, token);
  return signedIn;
}
