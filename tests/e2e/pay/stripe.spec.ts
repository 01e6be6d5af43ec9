import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { TEST_CARDS } from '@/tests/support/stripe/cards';
import { givenAgreed } from '../support/agreeing';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';
import { justWorked, minutesOfTheDay, recordTime } from '../support/worked-time';

test('an assistant is paid through Stripe: set up, declined, confirmed with the bank, sent', {
  tag: '@exchanged-by-hand',
}, async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await givenAgreed(ruth, maria);

  await test.step('the assistant starts at Stripe, leaves, and continues later', () => onboard(maria));
  await test.step('the owner saves a bank account, and then a card instead', () => setUp(ruth));
  await test.step('work is approved and owed', () => owe(ruth, maria));
  await test.step('the owner chooses how they are paid', () => choose(ruth));
  await test.step('the run shows exactly what is charged, and the card is declined', () => decline(ruth));
  await test.step('with another card the bank asks whether it is really them', () => authenticate(ruth));
  await test.step('the assistant sees that it was sent, not yet in the bank, and has a receipt', () =>
    seeSent(maria));
  await test.step('no number typed at Stripe is in the logs of web and worker', findNoNumbers);
});

/** What the processes of this run have written, for whichever test; there may be several of each. */
function findNoNumbers(): void {
  const folder = process.env.E2E_LOGS;
  if (!folder) throw new Error('E2E_LOGS is not set');
  const logs = globSync('{web,worker}{,-*}.log', { cwd: folder });
  expect(logs.length).toBeGreaterThanOrEqual(2);
  for (const log of logs) {
    const written = readFileSync(join(folder, log), 'utf8').replaceAll(/[\s-]/g, '');
    expect(written.length).toBeGreaterThan(0);
    for (const number of ['000123456789', ...TEST_CARDS.map((card) => card.number)])
      expect(written).not.toContain(number);
  }
}

async function onboard(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.goto('/inbox/earnings');
  await page.getByRole('link', { name: 'How you are paid' }).click();
  await page.getByRole('button', { name: 'Start at Stripe' }).click();
  await expect(page.getByText('Choose the country you live in.')).toBeVisible();
  await page.getByLabel('The country you live in').selectOption('US');
  await looksRight(maria, 'How you are paid');
  await page.getByRole('button', { name: 'Start at Stripe' }).click();
  await page.getByRole('link', { name: 'Go to Stripe’s page' }).click();
  await expect(page.getByText('No real money moves')).toBeVisible();
  await page.getByRole('button', { name: 'Leave for now' }).click();
  await expect(page.getByText('the bank account that you want to be paid into')).toBeVisible();
  await looksRight(maria, 'How you are paid');
  // a link opens once, so another is requested
  await page.getByRole('button', { name: 'Continue at Stripe' }).click();
  await page.getByRole('link', { name: 'Go to Stripe’s page' }).click();
  await page.getByRole('button', { name: 'Give all that is asked' }).click();
  await expect(page.getByText('You can be paid through Stripe')).toBeVisible();
  await looksRight(maria, 'How you are paid');
  // a bank account changes
  await page.getByRole('button', { name: 'Change them at Stripe' }).click();
  await page.getByRole('link', { name: 'Go to Stripe’s page' }).click();
  await expect(page.getByRole('heading', { name: 'Your payouts' })).toBeVisible();
}

async function setUp(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.goto('/start');
  await openPay(page);
  await page.getByRole('link', { name: 'How you pay' }).click();
  await expect(page.getByText('Stripe takes about USD 5.00 on top of USD 1,000.00')).toBeVisible();
  await looksRight(ruth, 'How you pay');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Go to Stripe’s page' }).click();
  await page.getByLabel('Account holder').fill('Ruth Adeyemi');
  await page.getByLabel('Routing number').fill('110000000');
  await page.getByLabel('Account number').fill('000123456789');
  await page.getByRole('button', { name: 'Save bank account' }).click();
  await expect(page.getByText('It is saved')).toBeVisible();
  await saveCard(ruth, '4000 0000 0000 0341');
}

async function saveCard(ruth: Seat, number: string): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: 'How you pay' }).first().click();
  await page.getByRole('radio', { name: /^Card/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Go to Stripe’s page' }).click();
  await page.getByLabel('Card number').fill(number);
  await page.getByRole('button', { name: 'Save card' }).click();
}

async function owe(ruth: Seat, maria: Seat): Promise<void> {
  const { page } = maria;
  await minutesOfTheDay(4);
  await page.goto('/inbox/time');
  await recordTime(maria, justWorked({ from: 4, until: 2 }), 'Packed the orders');
  await page.getByRole('button', { name: 'Close the week and hand it in' }).click();
  await expect(page.getByText('It waits for an answer')).toBeVisible();

  const { page: desk } = ruth;
  await desk.goto('/start');
  await desk.getByRole('link', { name: /Maria’s time/ }).click();
  await desk.getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByText('It can’t be changed any more')).toBeVisible();
  await desk.locator('main').getByRole('link', { name: 'Pay' }).click();
  await desk.getByRole('link', { name: 'Maria Santos' }).click();
  await desk.getByText('A bonus, something customary, or a correction').click();
  const bonus = desk.getByRole('form', { name: 'Add an entry' });
  await bonus.getByLabel('Amount').fill('100');
  await bonus.getByLabel('What it is for').fill('For the fair');
  await bonus.getByRole('button', { name: 'Add it' }).click();
  await expect(desk.getByText('USD 100.42').first()).toBeVisible();
}

async function choose(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: 'How they are paid' }).click();
  await expect(page.getByText('Nobody has chosen yet')).toBeVisible();
  await expect(page.getByText('It is off in this installation. It would need:')).toBeVisible();
  await looksRight(ruth, 'How Maria Santos is paid');
  await page.getByRole('radio', { name: /^Sent by you another way/ }).check();
  await page.getByRole('button', { name: 'Save how they are paid' }).click();
  await expect(page.getByRole('heading', { name: 'Owed now' })).toBeVisible();
  await openPay(page);
  await page.getByRole('link', { name: 'Pay through Stripe' }).click();
  await expect(page.getByText('you chose to send it yourself, and record it')).toBeVisible();
  await page.getByRole('link', { name: 'Maria Santos' }).click();
  await expect(page.getByText('Ruth Adeyemi chose this on')).toBeVisible();
  await page.getByRole('radio', { name: /^Through Stripe/ }).check();
  await page.getByRole('button', { name: 'Save how they are paid' }).click();
  await expect(page.getByRole('heading', { name: 'Owed now' })).toBeVisible();
}

async function decline(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await openPay(page);
  await page.getByRole('link', { name: 'Pay through Stripe' }).click();
  await looksRight(ruth, 'Prepare a pay run');
  await page.getByRole('button', { name: 'See what it comes to' }).click();
  await expect(page.getByText('Nothing is charged yet')).toBeVisible();
  await expect(page.getByText('USD 103.73').first()).toBeVisible();
  await looksRight(ruth, /^Pay run of/);
  await page.getByRole('button', { name: 'Pay USD 103.73' }).click();
  await expect(page.getByText('Nothing was collected')).toBeVisible();
  await looksRight(ruth, /^Pay run of/);
}

async function authenticate(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const run = page.url();
  await openPay(page);
  await saveCard(ruth, '4000 0027 6000 3184');
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(page.getByText('It is saved')).toBeVisible();
  await page.goto(run);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Show my bank that it is me' }).click();
  await page.getByRole('link', { name: 'Answer your bank' }).click();
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(page.getByText('In their account at Stripe, on its way to their bank.')).toBeVisible();
  await looksRight(ruth, /^Pay run of/);
}

async function seeSent(maria: Seat): Promise<void> {
  const { page } = maria;
  await page.goto('/inbox/earnings');
  await page.getByRole('link', { name: 'Adeyemi Ceramics' }).click();
  await expect(page.getByText('Payment by Stripe').first()).toBeVisible();
  await expect(page.getByText('In the bank')).toHaveCount(0);
  await looksRight(maria, 'Adeyemi Ceramics');
  await page.getByRole('link', { name: 'Talk about this payment' }).click();
  const address = await page.getByRole('link', { name: 'Receipt as PDF' }).getAttribute('href');
  const receipt = await page.request.get(address ?? '');
  expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

/** On a phone it is reached through the menu; what is tested here is what comes then. */
async function openPay(page: Page): Promise<void> {
  await page.waitForURL(/\/w\//);
  await page.goto(`${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/pay`);
}
