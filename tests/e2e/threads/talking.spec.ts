import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { LINE_IS_DOWN } from '../support/line';
import { meet } from '../support/meeting';
import { either, expect, type Seats, test } from '../support/test';
import { mayWait } from '../support/waiting-here';

// what a browser reports by itself while it has no connection, or when an answer is lost on its way
test.use({ expectedProblems: either(LINE_IS_DOWN, /503/) });

test('two people talk, and a line that drops in between loses and doubles nothing', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  test.setTimeout(300_000);
  const { ruth, maria } = await meetInConversation(seat);

  await test.step('what one writes is there for the other, without a reload', async () => {
    await write(ruth, 'Good morning, Maria.');
    await expect(said(maria, 'Good morning, Maria.')).toHaveCount(1);
    await write(maria, 'Good morning, Ruth.');
    await expect(said(ruth, 'Good morning, Ruth.')).toHaveCount(1);
  });

  await test.step('what is written without a connection waits, and so does what was said meanwhile', async () => {
    await mayWait(maria);
    // if the page refreshes at that moment it is reloaded, from the kept copy
    await expect.poll(() => keptPages(maria), { timeout: 30_000 }).toContain(maria.url());
    await maria.context().setOffline(true);
    await write(ruth, 'The glaze has come.');
    await write(ruth, 'It is green.');
    await field(maria).fill('I looked at the orders.');
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
    await expect(said(ruth, 'I looked at the orders.')).toHaveCount(1);
    await expect(said(maria, 'I looked at the orders.')).toHaveCount(1);
    await expect(maria.getByText('waits to be sent')).toHaveCount(0);
    for (const page of [ruth, maria]) await expect(fileLinks(page, 'orders.csv')).toHaveCount(1);
    const order = [
      'Good morning, Maria.',
      'Good morning, Ruth.',
      'The glaze has come.',
      'It is green.',
      'I looked at the orders.',
    ];
    await expect.poll(() => texts(maria)).toEqual(order);
    await expect.poll(() => texts(ruth)).toEqual(order);
  });

  await test.step('what was new when the conversation was opened has a link for as long as it is open', async () => {
    const place = ruth.url();
    // nothing shows when a read mark has arrived; somebody who leaves before that makes it on the next visit
    await expect(async () => {
      await ruth.reload();
      await expect(said(ruth, 'I looked at the orders.')).toHaveCount(1);
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
    await expect(said(ruth, 'Then on Thursday.')).toHaveCount(1);
    await expect(first).toBeVisible();
  });

  await test.step('a message whose answer gets lost is sent again as the same one', async () => {
    await mayWait(ruth);
    await loseNextAnswer(ruth);
    await ruth.clock.install();
    await field(ruth).fill('Did this come through?');
    await ruth.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(said(maria, 'Did this come through?')).toHaveCount(1);
    await expect(ruth.getByText('No answer came.')).toBeVisible();
    await expect(field(ruth)).toHaveValue('');
    await ruth.clock.fastForward('00:20');
    await expect(ruth.getByText('waits to be sent')).toHaveCount(0);
    await ruth.reload();
    await expect(said(ruth, 'Did this come through?')).toHaveCount(1);
    await expect(said(maria, 'Did this come through?')).toHaveCount(1);
  });

  for (const page of [ruth, maria]) {
    await expectAccessible(page);
  }
});

test('a message is quoted, edited, marked as a decision and found again; a deleted one leaves a mark', async ({
  seat,
}) => {
  test.setTimeout(300_000);
  const { ruth, maria } = await meetInConversation(seat);
  await write(maria, 'Do we answer on Saturdays?');

  await test.step('an answer carries what it answers, and a link leads there', async () => {
    await expect(said(ruth, 'Do we answer on Saturdays?')).toHaveCount(1);
    await ruth
      .getByRole('listitem')
      .filter({ hasText: 'Do we answer on Saturdays?' })
      .getByRole('link', { name: /^Quote/ })
      .click();
    await expect(ruth.getByText('In answer to Maria Santos')).toBeVisible();
    await write(ruth, 'No, on Mondays.');
    const answer = maria.getByRole('listitem').filter({ hasText: 'No, on Mondays.' });
    await expect(answer.getByRole('blockquote')).toContainText('Do we answer on Saturdays?');
    await answer.getByRole('blockquote').getByRole('link').click();
    await expect(maria).toHaveURL(/\?m=.+#m-/);
  });

  await test.step('an edit says so, and both can read what was there before', async () => {
    await open(ruth, 'No, on Mondays.');
    await ruth
      .getByRole('form', { name: 'Edit this message' })
      .getByLabel('Your message')
      .fill('No, on Mondays and by noon.');
    await ruth.getByRole('button', { name: 'Save the edit' }).click();
    await expect(said(maria, 'No, on Mondays and by noon.')).toHaveCount(1);
    await maria.getByRole('link', { name: 'edited' }).click();
    await expect(maria.getByRole('region', { name: 'What it said before' })).toContainText('No, on Mondays.');
    await expectAccessible(maria);
  });

  await test.step("a decision is marked, is in both sides' list, and keeps its words", async () => {
    await maria.getByRole('button', { name: 'Mark as a decision' }).click();
    await expect(ruth.getByText('marked by Maria Santos')).toBeVisible();
    await expect(ruth.getByRole('button', { name: 'Save the edit' })).toHaveCount(0);
    await ruth.getByRole('link', { name: '1 decision' }).click();
    await expect(ruth.getByRole('heading', { level: 1 })).toHaveText('Decisions with Maria Santos');
    await expect(ruth.getByText('No, on Mondays and by noon.')).toBeVisible();
    await expectAccessible(ruth);
    await ruth.goBack();
  });

  await test.step('a deleted message leaves who and when', async () => {
    await open(maria, 'Do we answer on Saturdays?');
    await maria.getByRole('button', { name: 'Delete the message' }).click();
    await expect(ruth.getByText(/^Maria Santos deleted this message/)).toBeVisible();
    await expect(said(ruth, 'Do we answer on Saturdays?')).toHaveCount(0);
  });
});

test('a draft is there after a reload and on another device, and a message can be sent without scripts', async ({
  seat,
}) => {
  test.setTimeout(300_000);
  const { ruth, maria } = await meetInConversation(seat);
  const begun = 'Before I forget: the bank has written';
  await field(ruth).fill(begun);
  await expect(ruth.getByText('Draft kept')).toBeVisible();
  await ruth.getByLabel('Files').setInputFiles(ORDERS);
  await expect(ruth.getByText('Has arrived.', { exact: true })).toBeVisible();
  await expectAccessible(ruth);
  await ruth.reload();
  await expect(field(ruth)).toHaveValue(begun);
  await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toBeVisible();

  const storageState = await ruth.context().storageState();
  const { page: other } = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false, storageState });
  await other.goto(ruth.url());
  await expect(field(other)).toHaveValue(begun);
  await expect(other.getByLabel('orders.csv has arrived')).toBeChecked();
  await field(other).fill('The bank has written to us.');
  await other.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said(other, 'The bank has written to us.')).toHaveCount(1);
  await expect(said(maria, 'The bank has written to us.')).toHaveCount(1);
  await expect(fileLinks(maria, 'orders.csv')).toHaveCount(1);
  await expect(other.getByLabel('orders.csv has arrived')).toHaveCount(0);
});

test('what isn’t urgent waits for the other’s working day, can be taken back, and is sent at once if it has to be', async ({
  seat,
}) => {
  test.setTimeout(300_000);
  const { ruth, maria } = await meetInConversation(seat);
  const conversation = maria.url();
  await worksLater(maria);
  await maria.goto(conversation);
  await ruth.reload();

  await test.step('only its writer can see it', async () => {
    await field(ruth).fill('When you are up.');
    await ruth.getByLabel('Files').setInputFiles(ORDERS);
    await expect(ruth.getByText(/^Delivered to Maria on/)).toBeVisible();
    await ruth.getByRole('button', { name: /^Send for \d\d:\d\d/ }).click();
    await expect(waiting(ruth)).toContainText('When you are up.');
    await expect(waiting(ruth)).toContainText('With orders.csv');
    await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toHaveCount(0);
    await expect(field(ruth)).toHaveValue('');
    await expectAccessible(ruth);
    await maria.reload();
    await expect(said(maria, 'When you are up.')).toHaveCount(0);
  });

  await test.step('taken back, its words and files are where they were written', async () => {
    await waiting(ruth).getByRole('button', { name: 'Don’t send it' }).click();
    await expect(waiting(ruth)).toHaveCount(0);
    await expect(field(ruth)).toHaveValue('When you are up.');
    await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toBeVisible();
    await ruth.reload();
    await expect(field(ruth)).toHaveValue('When you are up.');
  });

  await test.step('sent again, it can be sent now after all', async () => {
    await ruth.getByRole('button', { name: /^Send for/ }).click();
    await waiting(ruth).getByRole('button', { name: 'Send it now' }).click();
    await expect(said(maria, 'When you are up.')).toHaveCount(1);
    await expect(fileLinks(maria, 'orders.csv')).toHaveCount(1);
    await expect(waiting(ruth)).toHaveCount(0);
  });

  await test.step('what is urgent is there at once', async () => {
    await field(ruth).fill('The kiln is on fire.');
    await ruth.getByRole('button', { name: 'It’s urgent: send now' }).click();
    await expect(said(maria, 'The kiln is on fire.')).toHaveCount(1);
  });
});

const waiting = (page: Page) => page.getByRole('region', { name: 'Waits to be delivered' });

/** Maria says that she works, each day, in an hour that starts in two hours. */
async function worksLater(page: Page): Promise<void> {
  await page.goto('/settings');
  const hours = page.getByRole('form', { name: 'When you work' });
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) await hours.getByLabel(day).check();
  const clock = (ahead: number) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Manila',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(Date.now() + ahead * 3_600_000));
  await hours.getByLabel('From').fill(clock(2));
  await hours.getByLabel('Until').fill(clock(3));
  await hours.getByRole('button', { name: 'Save your hours' }).click();
  await expect(hours.getByText('Saved')).toBeVisible();
}

/** The two at their conversation: the owner at the assistant's page, the assistant at the business's. */
async function meetInConversation(seat: Seats): Promise<{ ruth: Page; maria: Page }> {
  const owner = await seat('ruth', { isSignedIn: false });
  const assistant = await seat('maria', { isSignedIn: false });
  await meet(owner, assistant);
  await assistant.page.goto('/inbox/businesses');
  await assistant.page.getByRole('link', { name: /Adeyemi Ceramics/ }).click();
  await expect(assistant.page.getByRole('heading', { level: 1 })).toHaveText('Adeyemi Ceramics');
  return { ruth: owner.page, maria: assistant.page };
}

const ORDERS = { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from('order,bowls\n4711,24\n') };
const fileLinks = (page: Page, name: string) =>
  page.getByRole('log', { name: 'Messages' }).getByRole('link', { name });
const field = (page: Page) => page.getByLabel(/^Write to/);
const said = (page: Page, text: string) =>
  page.getByRole('log', { name: 'Messages' }).getByText(text, { exact: true });
const texts = (page: Page) => page.getByRole('log', { name: 'Messages' }).locator('.prose').allInnerTexts();

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said(page, text)).toHaveCount(1);
}

/** @returns the addresses of the pages that this browser keeps for reading offline. */
function keptPages(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-pages-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

/** Opens what can be done with a message. */
async function open(page: Page, text: string): Promise<void> {
  // an answer to it says the same words, further down
  const message = page
    .getByRole('listitem')
    .filter({ has: page.getByText(text, { exact: true }) })
    .first();
  await message.getByRole('link', { name: /^More/ }).click();
  await expect(message.getByRole('link', { name: 'Close' })).toBeVisible();
}

/**
 * The next message reaches the server, but its answer reaches nobody. The draft's save contains the same words, and no
 * files.
 */
async function loseNextAnswer(page: Page): Promise<void> {
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
}
