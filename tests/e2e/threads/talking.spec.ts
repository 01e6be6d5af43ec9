import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { composer, fileLinks, meetInConversation, messages, ORDERS, write } from '../support/conversation';
import { LINE_IS_DOWN } from '../support/line';
import { either, expect, test } from '../support/test';
import { mayWait } from '../support/waiting-here';

// what a browser reports by itself while it has no connection, or when an answer is lost on its way
test.use({ expectedProblems: either(LINE_IS_DOWN, /503/) });

test('two people talk, and a line that drops in between loses and doubles nothing', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  const { ruth, maria } = await meetInConversation(seat);

  await test.step('what one writes is there for the other, without a reload', async () => {
    await write(ruth, 'Good morning, Maria.');
    await expect(messages(maria, 'Good morning, Maria.')).toHaveCount(1);
    await write(maria, 'Good morning, Ruth.');
    await expect(messages(ruth, 'Good morning, Ruth.')).toHaveCount(1);
  });

  await test.step('what is written without a connection waits, and so does what was said meanwhile', async () => {
    await mayWait(maria);
    // if the page refreshes at that moment it is reloaded, from the kept copy
    await expect.poll(() => keptPages(maria), { timeout: 30_000 }).toContain(maria.url());
    await maria.context().setOffline(true);
    await write(ruth, 'The glaze has come.');
    await write(ruth, 'It is green.');
    await composer(maria).fill('I looked at the orders.');
    await maria.getByLabel('Files').setInputFiles(ORDERS);
    await expect(maria.getByRole('button', { name: 'Remove orders.csv' })).toBeVisible();
    await maria.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(maria.getByText('waits to be sent')).toBeVisible();
    await expect(maria.getByText('With orders.csv.')).toBeVisible();
    await expect(maria.getByRole('button', { name: 'Remove orders.csv' })).toHaveCount(0);
    await expectAccessible(maria);
  });

  await test.step('with the connection back, each is there once, in the same order for both', async () => {
    await maria.context().setOffline(false);
    await expect(messages(ruth, 'I looked at the orders.')).toHaveCount(1);
    await expect(messages(maria, 'I looked at the orders.')).toHaveCount(1);
    await expect(maria.getByText('waits to be sent')).toHaveCount(0);
    for (const page of [ruth, maria]) await expect(fileLinks(page, 'orders.csv')).toHaveCount(1);
    const order = [
      'Good morning, Maria.',
      'Good morning, Ruth.',
      'The glaze has come.',
      'It is green.',
      'I looked at the orders.',
    ];
    await expect.poll(() => wordsOfAll(maria)).toEqual(order);
    await expect.poll(() => wordsOfAll(ruth)).toEqual(order);
  });

  await test.step('what was new when the conversation was opened has a link for as long as it is open', async () => {
    const place = ruth.url();
    // nothing shows when a read mark has arrived; somebody who leaves before that makes it on the next visit
    await expect(async () => {
      await ruth.reload();
      await expect(messages(ruth, 'I looked at the orders.')).toHaveCount(1);
      await expect(ruth.getByRole('link', { name: /new messages?: go to the first/ })).toHaveCount(0);
    }).toPass();
    await ruth.goto('/start?choose=1');
    await write(maria, 'The kiln is free on Thursday.');
    await ruth.goto(place);
    const first = ruth.getByRole('link', { name: '1 new message: go to the first' });
    await expect(first).toBeVisible();
    // with the answer it has been read, and the page rendered anew: if the link were gone, everything below would have
    // moved
    await write(ruth, 'Then on Thursday.');
    await expect(messages(ruth, 'Then on Thursday.')).toHaveCount(1);
    await expect(first).toBeVisible();
  });

  await test.step('a message whose answer gets lost is sent again by itself, as the same one', async () => {
    const isLost = await loseNextAnswer(ruth);
    await composer(ruth).fill('Did this come through?');
    await ruth.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(composer(ruth)).toHaveValue('');
    await expect(messages(ruth, 'Did this come through?')).toHaveCount(1);
    expect(isLost()).toBe(true);
    await expect(ruth.getByText('No answer came.')).toHaveCount(0);
    await ruth.reload();
    await expect(messages(ruth, 'Did this come through?')).toHaveCount(1);
    await expect(messages(maria, 'Did this come through?')).toHaveCount(1);
  });

  for (const page of [ruth, maria]) {
    await expectAccessible(page);
  }
});

/** @returns what each message says, oldest first. */
const wordsOfAll = (page: Page) =>
  page.getByRole('log', { name: 'Messages' }).locator('.prose').allInnerTexts();

/** @returns the addresses of the pages that this browser keeps for reading offline. */
function keptPages(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-pages-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

/**
 * The next message reaches the server, but its answer reaches nobody. The draft's save contains the same words, and no
 * files.
 * @returns whether that has happened
 */
async function loseNextAnswer(page: Page): Promise<() => boolean> {
  let isLost = false;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const posted = request.method() === 'POST' ? (request.postData() ?? '') : '';
    const isMessage = posted.includes('Did this come through?') && /name="[^"]*files"/.test(posted);
    if (isLost || !isMessage) return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  return () => isLost;
}
