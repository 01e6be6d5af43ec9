import type { Page, Route } from 'playwright/test';
import { addresses } from '@/lib/platform/addresses/addresses';
import { expectAccessible } from './support/accessible';
import { dyingServer, proxyIsAlone } from './support/failing';
import { givenMet } from './support/meeting';
import { isMarked, makeWorkspace, mark, openRail, rail } from './support/rail';
import { takenHold } from './support/scripts';
import { expect, type Seat, test } from './support/test';

/** What a person meets when a web server dies while it answers them, caused at the exact moment. */
test.describe('a page whose line breaks on its way', () => {
  test.use({ expectedProblems: /console: |uncaught: Connection closed/ });

  test('says so with a way on, and comes back by itself', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    await page.route('**/api/health', (route) => route.abort());
    // a page with much on it: of a short one, half is already all that is seen
    await page.route(
      ({ pathname, searchParams }) => pathname.endsWith('/settings') && searchParams.has('_rsc'),
      async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
      },
    );

    await openRail(owner);
    await rail(owner).getByRole('link', { name: 'Business', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The connection broke');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // beside the rail, or in its place if the line broke in what surrounds every page
    await expect(page.getByRole('link', { name: 'Go to your start page' })).toBeVisible();

    await page.unrouteAll({ behavior: 'wait' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Adeyemi Ceramics');
  });
});

test.describe('a page whose server dies', { tag: '@both-ways' }, () => {
  test.use({ expectedProblems: /net::ERR_|502/ });

  test('while it is prefetched and its link already followed, comes from the next server', async ({
    owner,
  }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    await openRail(owner);
    await mark(owner);
    const dying = await dyingServer();
    await firstAsked(owner, '/briefs', (route) => route.continue({ url: dying.url }));

    const link = rail(owner).getByRole('link', { name: 'Briefs' });
    await link.hover();
    await dying.asked;
    await link.click();
    await expect(page.locator('a[data-opening]')).toHaveCount(1);
    dying.die();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Briefs');
    expect(await isMarked(owner)).toBe(true);
    await dying.close();
  });

  test('before it answers, is requested again: nobody is left with the proxy’s error', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    await openRail(owner);
    await mark(owner);
    await firstAsked(owner, '/briefs', proxyIsAlone);

    await rail(owner).getByRole('link', { name: 'Briefs' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Briefs');
    expect(await isMarked(owner)).toBe(true);
  });

  test('before the end of a whole page, comes again: nothing on it would work', async ({ owner }) => {
    const { page } = owner;
    await page.clock.install();
    await makeWorkspace(owner);
    const path = new URL(page.url()).pathname;
    const whole = await (await page.request.get(path)).text();
    // Next writes what is visible in one piece, and after it what makes it interactive
    const seen = whole.slice(0, whole.lastIndexOf('<script', whole.indexOf('__next_f')));
    const dying = await dyingServer('text/html', seen);
    let isFirst = true;
    await page.route(`**${path}`, (route) => {
      const to = isFirst ? { url: dying.url } : {};
      isFirst = false;
      return route.continue(to);
    });

    await page.goto(path, { waitUntil: 'commit' });
    await dying.asked;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
    await mark(owner);
    // a browser fetches nothing more of a page that broke; what watches over it has arrived by now
    await page.waitForFunction(() => !String(window.fetch).includes('[native code]'));
    dying.die();
    await page.clock.fastForward('00:10');

    await expect(async () => expect(await isMarked(owner)).toBe(false)).toPass();
    await takenHold(page.getByRole('link', { name: 'Find' }));
    await dying.close();
  });

  test('with no other server there, shows the proxy’s own page until one is back', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    await page.route('**/*', proxyIsAlone);

    await page.goto(`${page.url()}?order=name#list`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handover is away for a moment');
    await expectAccessible(page);

    await page.unrouteAll({ behavior: 'wait' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
  });
});

test.describe('a part of a page whose script didn’t arrive', { tag: '@both-ways' }, () => {
  test.use({ expectedProblems: /net::ERR_/ });

  test('is left out if the page can do without it', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    const early = new Set(await scriptsIn(page));
    await page.route('**/_next/static/chunks/**', (route) =>
      early.has(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    );
    const leftOut = page.waitForEvent('requestfailed');

    await page.reload();
    await leftOut;
    await takenHold(page.getByRole('link', { name: 'Find' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
  });

  test('leads on without it', async ({ owner }) => {
    const { page } = owner;
    await makeWorkspace(owner);
    const find = page.getByRole('link', { name: 'Find' });
    await takenHold(find);
    await page.route('**/_next/static/chunks/**', (route) => route.abort());
    await find.click();
    const elsewhere = page.getByRole('link', { name: 'Find on a page of its own' });
    await expect(elsewhere).toBeVisible();
    await expectAccessible(page);

    await page.unrouteAll({ behavior: 'wait' });
    await elsewhere.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
  });
});

test.describe('something that needs a script which doesn’t arrive', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_/ });

  test('says so beside what was pressed, and works with a later press', async ({ owner, assistant }) => {
    const { page } = owner;
    const { workspace } = await givenMet(owner, assistant);
    await page.clock.install();
    await page.goto(addresses.newBrief(workspace.slug));
    await page.getByLabel('Title').fill('The kiln log');
    const tomorrow = page.getByRole('button', { name: /^Tomorrow, 17:00/ });
    await takenHold(tomorrow);
    await page.route('**/_next/static/chunks/**', (route) => route.abort());

    await tomorrow.click();
    await page.clock.fastForward('00:10');
    await expect(page.getByText('could not be fetched, and the deadline is as it was')).toBeVisible();
    await expectAccessible(page);
    await page.unrouteAll({ behavior: 'wait' });
    await tomorrow.click();
    await expect(page.getByLabel('Date').first()).not.toHaveValue('');
    await expect(page.getByText('could not be fetched')).toHaveCount(0);
    await expect(page.getByLabel('Title')).toHaveValue('The kiln log');
  });
});

/** The scripts that a page names itself, which arrive before any that it loads later. */
async function scriptsIn(page: Page): Promise<readonly string[]> {
  const whole = await (await page.request.get(page.url())).text();
  return whole.match(/\/_next\/static\/chunks\/[\w.-]+\.js/g) ?? [];
}

/** Answers the first request for a page's whole data differently from the server. */
async function firstAsked({ page }: Seat, path: string, answer: (route: Route) => Promise<void>) {
  let isFirst = true;
  await page.route(
    ({ pathname, searchParams }) => pathname.endsWith(path) && searchParams.has('_rsc'),
    async (route) => {
      // Next asks for a page's shape first, which is another request
      if (!isFirst || route.request().headers()['next-router-prefetch']) return route.continue();
      isFirst = false;
      await answer(route);
    },
  );
}
