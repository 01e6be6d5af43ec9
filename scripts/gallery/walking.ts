import type { Browser, BrowserContext, Page } from 'playwright';
import { DEMO_PEOPLE, type DemoPerson } from '@/lib/people/signing-in/demo';
import { type Route, routeAt } from './routes';

/** Where a page was found, and by whom. */
export type Found = { readonly route: Route; readonly path: string; readonly visitor: Visitor };

/** Somebody who goes through the app in a browser of their own. */
export type Visitor = { readonly name: string; readonly context: BrowserContext };

type Walk = {
  readonly address: string;
  readonly routes: readonly Route[];
  readonly visitor: Visitor;
  /** where to begin */
  readonly from: readonly string[];
  /** called for each page the first time somebody reaches it */
  readonly onFound: (page: Page, found: Found) => Promise<void>;
  /** where each kind of page was found; a kind that is already there isn't reported again */
  readonly seen: Map<Route, readonly string[]>;
};

/** How many of one kind are opened in search of what only some of them link to: not every brief was delivered. */
const OF_A_KIND = 6;

/**
 * Goes from page to page by their links, never pressing anything, so nothing changes. Each kind of page is reported the
 * first time; a few more of it are opened for what they may lead to.
 */
export async function walk({ address, routes, visitor, from, onFound, seen }: Walk): Promise<void> {
  const page = await visitor.context.newPage();
  const queue = [...from];
  const asked = new Set<string>();
  const opened = new Map<Route, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeAt(routes, pathnameOf(path));
    if (route === null || asked.has(path) || (opened.get(route) ?? 0) >= OF_A_KIND) continue;
    asked.add(path);
    opened.set(route, (opened.get(route) ?? 0) + 1);
    const answer = await page.goto(`${address}${path}`, { waitUntil: 'load' });
    const there = new URL(page.url());
    const reached = routeAt(routes, there.pathname);
    if (reached === null || !answer?.ok()) continue;
    // a page may lead to one that has nothing in it yet: that one is pictured where a link leads to it
    if (reached === route) {
      const here = there.pathname + there.search;
      const isNew = !seen.has(route);
      seen.set(route, [...(seen.get(route) ?? []), here]);
      if (isNew) await onFound(page, { route, path: here, visitor });
    }
    for (const link of await linksOn(page)) {
      const leadsTo = routeAt(routes, pathnameOf(link));
      if (leadsTo === null) continue;
      // what nobody has visited yet comes first
      if (seen.has(leadsTo)) queue.push(link);
      else queue.unshift(link);
    }
  }
  await page.close();
}

async function linksOn(page: Page): Promise<readonly string[]> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('a[href]')].map((link) =>
      link instanceof HTMLAnchorElement ? link.href : '',
    ),
  );
  const { origin } = new URL(page.url());
  return [...new Set(links)].flatMap((link) => {
    const url = URL.parse(link);
    return url?.origin === origin ? [url.pathname + url.search] : [];
  });
}

function pathnameOf(path: string): string {
  return path.split(/[?#]/)[0] ?? path;
}

/** @returns a visitor whom a demo's sign-in lets in as one of its people; null for somebody who isn't signed in. */
export async function visitorAs(
  browser: Browser,
  address: string,
  person: DemoPerson | null,
): Promise<Visitor> {
  // on a device in their own zone, so that no long picture has the question about another zone in its middle
  const timezoneId = person === null ? 'UTC' : DEMO_PEOPLE[person].zone;
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId });
  // tsx wraps named functions in a helper of its own, which the page doesn't have
  await context.addInitScript('globalThis.__name = (named) => named');
  if (person !== null) {
    const page = await context.newPage();
    await page.goto(`${address}/demo/sign-in?as=${person}`);
    await page.close();
  }
  return { name: person ?? 'nobody', context };
}
