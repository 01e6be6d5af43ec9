import { createHash } from 'node:crypto';
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from 'playwright/test';
import { type CastName, isOwner, type Person, someone } from './cast';
import { letIn } from './letting-in';
import { AS_THEY_WORK, type Screens } from './screens';
import { type Watch, watch } from './watch';

/** Somebody at their own browser. */
export type Seat = { readonly page: Page; readonly person: Person };
export type Seats = (who: CastName, options?: SeatOptions) => Promise<Seat>;

type Fixtures = {
  /** problems that this test causes on purpose, such as a page that doesn't exist */
  readonly expectedProblems: RegExp;
  /** problems that come from where the tests run, whatever a test does: servers that are killed meanwhile */
  readonly problemsOfPlace: RegExp;
  /** whether a test tells the proxies which address it comes from: without that they would all come from one */
  readonly isBehindProxies: boolean;
  /** the devices of owners and assistants */
  readonly screens: Screens;
  /** a browser for one of the cast, on their clock and screen, signed in unless told otherwise */
  readonly seat: Seats;
  /** Ruth, signed in, at a browser of her own */
  readonly owner: Seat;
  /** Maria, signed in, at another */
  readonly assistant: Seat;
};

type SeatOptions = { readonly isSignedIn?: boolean } & BrowserContextOptions;

/** Matches nothing. */
const NONE = /(?!)/;

/**
 * Playwright’s test, in which a console error, an uncaught error or anything that a page’s policy refuses is a failure.
 */
export const test = base.extend<Fixtures>({
  expectedProblems: [NONE, { option: true }],
  problemsOfPlace: [NONE, { option: true }],
  isBehindProxies: [false, { option: true }],
  extraHTTPHeaders: async ({ isBehindProxies, extraHTTPHeaders }, use, { testId }) =>
    use(isBehindProxies ? { ...extraHTTPHeaders, 'x-forwarded-for': addressFor(testId) } : extraHTTPHeaders),
  screens: [AS_THEY_WORK, { option: true }],

  page: async ({ page, expectedProblems, problemsOfPlace }, use) => {
    const watched = await watch(page);
    await use(page);
    expectQuiet([watched], either(expectedProblems, problemsOfPlace));
  },

  seat: async (
    { browser, contextOptions, screens, colorScheme, baseURL, expectedProblems, problemsOfPlace },
    use,
  ) => {
    const watches: Watch[] = [];
    const opened: Awaited<ReturnType<Browser['newContext']>>[] = [];
    await use(async (who, { isSignedIn = true, ...options } = {}) => {
      const person = someone(who);
      const context = await browser.newContext({
        ...contextOptions,
        ...(isOwner(who) ? screens.owners : screens.assistants),
        colorScheme,
        ...(baseURL && { baseURL }),
        timezoneId: person.zone,
        ...options,
      });
      opened.push(context);
      const page = await context.newPage();
      watches.push(await watch(page));
      if (isSignedIn) await letIn(page, person);
      return { page, person };
    });
    expectQuiet(watches, either(expectedProblems, problemsOfPlace));
    await Promise.all(opened.map((context) => context.close()));
  },

  owner: async ({ seat }, use) => use(await seat('ruth')),
  assistant: async ({ seat }, use) => use(await seat('maria')),
});

/** @returns an IPv6 address in a network that no other test has, from those for documentation (RFC 3849). */
function addressFor(testId: string): string {
  const [first, second] = createHash('sha256').update(testId).digest('hex').match(/.{4}/g) ?? [];
  return `2001:db8:${first}:${second}::1`;
}

/**
 * @returns what matches what either of them matches. Playwright would take two patterns in a list for one with
 * settings.
 */
export function either(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

function expectQuiet(watches: readonly Watch[], expected: RegExp): void {
  const problems = watches
    .flatMap(({ problems: found }) => found)
    .filter((problem) => !expected.test(problem));
  expect(problems, 'the pages had something to complain about').toEqual([]);
}

export { expect };
