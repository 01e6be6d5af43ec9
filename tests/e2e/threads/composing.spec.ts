import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';
import { composer, fileLinks, meetInConversation, messages, ORDERS } from '../support/conversation';
import { expect, test } from '../support/test';

test('a draft is there after a reload and on another device, and a message can be sent without scripts', async ({
  seat,
}) => {
  const { ruth, maria } = await meetInConversation(seat);
  const begun = 'Before I forget: the bank has written';
  await composer(ruth).fill(begun);
  await expect(ruth.getByText('Draft kept')).toBeVisible();
  await ruth.getByLabel('Files').setInputFiles(ORDERS);
  await expect(ruth.getByText('Has arrived.', { exact: true })).toBeVisible();
  await expectAccessible(ruth);
  await ruth.reload();
  await expect(composer(ruth)).toHaveValue(begun);
  await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toBeVisible();

  const storageState = await ruth.context().storageState();
  const { page: other } = await seat('ruth', { isSignedIn: false, javaScriptEnabled: false, storageState });
  await other.goto(ruth.url());
  await expect(composer(other)).toHaveValue(begun);
  await expect(other.getByLabel('orders.csv has arrived')).toBeChecked();
  await composer(other).fill('The bank has written to us.');
  await other.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(messages(other, 'The bank has written to us.')).toHaveCount(1);
  await expect(messages(maria, 'The bank has written to us.')).toHaveCount(1);
  await expect(fileLinks(maria, 'orders.csv')).toHaveCount(1);
  await expect(other.getByLabel('orders.csv has arrived')).toHaveCount(0);
});

test('what isn’t urgent waits for the other’s working day, can be taken back, and is sent at once if it has to be', async ({
  seat,
}) => {
  const { ruth, maria } = await meetInConversation(seat);
  const conversation = maria.url();
  await worksLater(maria);
  await maria.goto(conversation);
  await ruth.reload();

  await test.step('only its writer can see it', async () => {
    await composer(ruth).fill('When you are up.');
    await ruth.getByLabel('Files').setInputFiles(ORDERS);
    await expect(ruth.getByText(/^Delivered to Maria on/)).toBeVisible();
    await ruth.getByRole('button', { name: /^Send for \d\d:\d\d/ }).click();
    await expect(waiting(ruth)).toContainText('When you are up.');
    await expect(waiting(ruth)).toContainText('With orders.csv');
    await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toHaveCount(0);
    await expect(composer(ruth)).toHaveValue('');
    await expectAccessible(ruth);
    await maria.reload();
    await expect(messages(maria, 'When you are up.')).toHaveCount(0);
  });

  await test.step('taken back, its words and files are where they were written', async () => {
    await waiting(ruth).getByRole('button', { name: 'Don’t send it' }).click();
    await expect(waiting(ruth)).toHaveCount(0);
    await expect(composer(ruth)).toHaveValue('When you are up.');
    await expect(ruth.getByRole('button', { name: 'Remove orders.csv' })).toBeVisible();
    await ruth.reload();
    await expect(composer(ruth)).toHaveValue('When you are up.');
  });

  await test.step('sent again, it can be sent now after all', async () => {
    await ruth.getByRole('button', { name: /^Send for/ }).click();
    await waiting(ruth).getByRole('button', { name: 'Send it now' }).click();
    await expect(messages(maria, 'When you are up.')).toHaveCount(1);
    await expect(fileLinks(maria, 'orders.csv')).toHaveCount(1);
    await expect(waiting(ruth)).toHaveCount(0);
  });

  await test.step('what is urgent is there at once', async () => {
    await composer(ruth).fill('The kiln is on fire.');
    await ruth.getByRole('button', { name: 'It’s urgent: send now' }).click();
    await expect(messages(maria, 'The kiln is on fire.')).toHaveCount(1);
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
