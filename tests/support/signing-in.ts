import { requestSignInLink, spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { withActor } from '@/lib/platform/tenancy';
import { TestBrowser } from './browser/browser';
import { doneOf } from './browser/forms';

const LINK = /http:\/\/localhost:3000\/sign-in\/([\w-]+)/;

let visitors = 0;

/** A browser at an address of its own, so that one test's limits don't affect another's. */
export function givenBrowser(): TestBrowser {
  visitors += 1;
  return new TestBrowser(`198.51.100.${visitors}`);
}

/** Asks for a link as a browser would. @returns the token in the mail. */
export async function mailedToken(browser: TestBrowser, email: string, to = ''): Promise<string> {
  doneOf((await browser.post(requestSignInLink, { email, to })).answer);
  const mail = await newestMailTo(email);
  return LINK.exec(mail.text)?.[1] ?? '';
}

export function newestMailTo(email: string) {
  return withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.findFirstOrThrow({ where: { toAddress: email.toLowerCase() }, orderBy: { id: 'desc' } }),
  );
}

/**
 * @returns a browser in which somebody has pressed their link's button, and where that led: in, or to their second
 * step.
 */
export async function afterLink({ email }: { readonly email: string }) {
  const browser = givenBrowser();
  const token = await mailedToken(browser, email, '/inbox');
  const { leadsTo } = await browser.post(spendSignInLink, { token, to: '/inbox' });
  return { browser, leadsTo };
}

/** @returns a browser in which somebody has signed in by a mailed link. */
export async function signedInBrowser(email: string): Promise<TestBrowser> {
  const browser = givenBrowser();
  await browser.post(spendSignInLink, { token: await mailedToken(browser, email) });
  return browser;
}

/** @returns the session of a browser, or null when nobody is signed in there. */
export function whoIs(browser: TestBrowser) {
  return browser.within(() => sessionFromRequest());
}

/** A browser for each person, signed in once however often it is asked for; for nobody, one that isn't signed in. */
export function givenBrowsers() {
  const browsers = new Map<string, Promise<TestBrowser>>();
  return {
    of(person: { readonly email: string } | null): Promise<TestBrowser> {
      const email = person?.email ?? '';
      const known = browsers.get(email);
      if (known) return known;
      const made = person ? signedInBrowser(email) : Promise.resolve(givenBrowser());
      browsers.set(email, made);
      return made;
    },
  };
}
