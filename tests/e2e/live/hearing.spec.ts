import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { LINE_IS_DOWN } from '../support/line';
import { meet } from '../support/meeting';
import { openRail, rail } from '../support/rail';
import { either, expect, type Seat, test } from '../support/test';

test.use({ expectedProblems: either(LINE_IS_DOWN, /api\/live/) });

test('two people talk: nothing is lost or doubled by a dropped connection, and tabs share one', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);
  await maria.page.goto(await talkWith(maria));
  const streams = countStreams(maria.page);

  await test.step('a message shows without a reload', async () => {
    await write(ruth, 'Is the kiln free on Friday?');
    await expect(said(maria.page, 'Is the kiln free on Friday?')).toHaveCount(1);
    await write(maria, 'It is.');
    await expect(said(ruth.page, 'It is.')).toHaveCount(1);
  });

  await test.step('another tab hears it too, without a connection of its own', async () => {
    const before = streams();
    const second = await maria.page.context().newPage();
    const its = countStreams(second);
    await second.goto(maria.page.url());
    await write(ruth, 'Then I take Friday.');
    await expect(said(second, 'Then I take Friday.')).toHaveCount(1);
    await expect(said(maria.page, 'Then I take Friday.')).toHaveCount(1);
    expect(streams() - before + its()).toBe(0);
    await second.close();
  });

  await test.step('a line that drops while the page refreshes loses neither the page nor what is typed', async () => {
    const { page } = maria;
    const field = page.getByLabel(/^Write to |^Write a message/);
    await field.fill('I begin with the');
    const looks = await holdNextLook(page);
    await write(ruth, 'Use the small kiln.');
    const isHeld = await looks.held;
    await page.context().setOffline(true);
    isHeld.letGo();
    await expect(page.getByText('You are offline.')).toBeVisible();
    await expect(field).toHaveValue('I begin with the');
    await page.context().setOffline(false);
    await expect(said(page, 'Use the small kiln.')).toHaveCount(1);
    await expect(field).toHaveValue('I begin with the');
    await field.fill('');
  });

  await test.step('a page that an owner opens while offline comes once the connection is back', async () => {
    const { page } = ruth;
    const open = page.url();
    await page.context().setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await expectAccessible(page);
    await openRail(ruth);
    await rail(ruth).getByRole('link', { name: 'Agreements' }).click();
    await expect.poll(() => page.locator('[data-opening]').count()).toBe(1);
    expect(page.url()).toBe(open);
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Agreements');
    await expect(page.getByText('You are offline.')).toBeHidden();
    await page.goBack();
  });

  await test.step('what was said while the line was down is there once it is back', async () => {
    await maria.page.context().setOffline(true);
    for (const words of ['One thing more.', 'And another.']) await write(ruth, words);
    await maria.page.context().setOffline(false);
    for (const words of ['One thing more.', 'And another.']) {
      await expect(said(maria.page, words)).toHaveCount(1, { timeout: 45_000 });
    }
  });
});

/** Where the assistant talks with the business. */
async function talkWith({ page }: Seat): Promise<string> {
  await page.goto('/inbox/businesses');
  const link = page.getByRole('link', { name: /Adeyemi Ceramics/ }).first();
  return (await link.getAttribute('href')) ?? '';
}

/** Holds back the data of a page's next refresh. */
async function holdNextLook(page: Page) {
  const held = Promise.withResolvers<{ readonly letGo: () => void }>();
  await page.route(
    (url) => url.searchParams.has('_rsc') && url.pathname === new URL(page.url()).pathname,
    async (route) => {
      const going = Promise.withResolvers<void>();
      held.resolve({ letGo: going.resolve });
      await going.promise;
      await route.continue();
    },
    { times: 1 },
  );
  return { held: held.promise };
}

function countStreams(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/live') && !request.url().includes('poll')) count += 1;
  });
  return () => count;
}

async function write({ page }: Seat, words: string): Promise<void> {
  await page.getByLabel(/^Write to |^Write a message/).fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said(page, words)).toHaveCount(1);
}

function said(page: Page, words: string) {
  return page.getByRole('log').getByText(words, { exact: true });
}
