import { expectAccessible, expectFitsEnlarged } from '../support/accessible';
import { letMailTimesCome } from '../support/ageing';
import { givenAgreed, sealedCopy, signBoth } from '../support/agreeing';
import { mailsTo, mailTo } from '../support/mailbox';
import { handOver } from '../support/open-work';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const bell = ({ page }: Seat) =>
  page
    .getByRole('link', { name: /^Notifications/ })
    .and(page.locator(':visible'))
    .first();

test('an assistant gets a notice in the app, without looking for it, and what they have opened is read', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  // together with the sealed copy, of which both are notified too: whoever then opens the agreement has read that
  const pair = await signBoth(ruth, maria);
  await sealedCopy(maria);
  await maria.page.reload();
  await expect(bell(maria)).toHaveAccessibleName('Notifications');
  await maria.page.goto('/inbox');

  await handOver(pair, 'October closing');

  await test.step('the bell counts, on a page that was open all the time', async () => {
    await expect(bell(maria)).toHaveAccessibleName('Notifications 1 unread');
  });

  await test.step('the list says what and when, and leads to it', async () => {
    await bell(maria).click();
    await looksRight(maria, 'Notifications');
    const row = maria.page.getByRole('listitem').filter({ hasText: 'hands you “October closing”, due' });
    await expect(row).toContainText('New');
    await row.getByRole('link').click();
    await expect(maria.page.getByRole('heading', { level: 1 })).toHaveText('October closing');
  });

  await test.step('what was seen is read, here and in the list', async () => {
    await expect(bell(maria)).toHaveAccessibleName('Notifications');
    await maria.page.goto('/inbox/notifications?show=unread');
    await expect(maria.page.getByRole('heading', { level: 2 })).toHaveText('Nothing is unread');
  });

  await test.step('the owner has a bell and a list of their own', async () => {
    await maria.page.goto('/inbox');
    await maria.page
      .getByRole('link', { name: /October closing/ })
      .first()
      .click();
    await maria.page.getByRole('link', { name: 'Ask', exact: true }).click();
    await maria.page.getByLabel('Your question').fill('Does the kiln repair join the equipment?');
    await maria.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await ruth.page.goto(ruth.page.url().replace(/(\/w\/[^/]+).*/, '$1/notifications'));
    await looksRight(ruth, 'Notifications');
    await expect(ruth.page.getByRole('main')).toContainText('Maria Santos asks about “October closing”');
    await ruth.page.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(ruth.page.getByRole('button', { name: 'Mark all as read' })).toBeHidden();
    await expect(bell(ruth)).toHaveAccessibleName('Notifications');
  });
});

test('what is wanted once a day comes as one mail at that time, without what is read by then', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  const { page } = maria;

  await test.step('the settings can be used without scripts, and say what can’t be turned off', async () => {
    await page.goto('/settings/notifications');
    await looksRight(maria, 'Notifications');
    await expectFitsEnlarged(page);
    const topic = (name: string) => page.locator('summary').filter({ hasText: new RegExp(`^${name}`) });
    await topic('Agreements').click();
    await expect(page.getByText('Always. You are a party to it.').first()).toBeVisible();
    await topic('Briefs').click();
    await looksRight(maria, 'Notifications');
    await page.getByLabel('A brief is handed to you: by e-mail').selectOption('Once a day');
    await page.getByRole('button', { name: /^Save what/ }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await page.reload();
    await expect(topic('Briefs')).toContainText('1 once a day');
    await expect(page.getByLabel('A brief is handed to you: by e-mail')).toHaveValue(
      'brief.handed_over mail daily',
    );
  });

  const before = await mailsTo(maria.person.email);
  const due = inSixHours();
  await page.getByLabel('At', { exact: true }).fill(onTheClock(due, maria.person.zone));
  await page.getByRole('button', { name: 'Save the times' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  for (const title of ['October closing', 'Supplier list', 'Seen in time']) await handOver(pair, title);
  await page.goto('/inbox');
  const unread = async () => Number(/\d+/.exec((await bell(maria).textContent()) ?? '')?.[0]);
  const atFirst = await unread();
  await page
    .getByRole('link', { name: /Seen in time/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seen in time');
  // it counts as read a moment after it appears
  await expect.poll(unread).toBe(atFirst - 1);

  const digest = /things to know/;
  expect((await mailsTo(maria.person.email)).filter(({ message }) => digest.test(message.subject))).toEqual(
    [],
  );
  expect(await letMailTimesCome(maria.person)).toEqual([due]);
  const { message } = await mailTo(maria.person.email, digest, before);
  expect(message.text).toContain('October closing');
  expect(message.text).toContain('Supplier list');
  expect(message.text).not.toContain('Seen in time');
});

test('quiet hours that make no sense are reported beside the field, and nothing typed is lost', async ({
  seat,
}) => {
  const { page } = await seat('ruth');
  await page.goto('/settings/notifications');

  await page.getByLabel('From').fill('22:00');
  await page.getByRole('button', { name: 'Save the times' }).click();

  await expect(page.getByText('Give a time, such as 09:00.')).toBeVisible();
  await expect(page.getByLabel('From')).toHaveValue('22:00');
  await expectAccessible(page);
  await page.getByLabel('Until').fill('07:00');
  await page.getByRole('button', { name: 'Save the times' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
});

test('without scripts the settings are saved as well', async ({ seat }) => {
  const { page } = await seat('ruth', { isSignedIn: true, javaScriptEnabled: false });
  await page.goto('/settings/notifications');

  await page.getByLabel('From').fill('22:00');
  await page.getByLabel('Until').fill('07:00');
  await page.getByRole('button', { name: 'Save the times' }).click();
  await page.goto('/settings/notifications');

  await expect(page.getByLabel('From')).toHaveValue('22:00');
});

/** @returns a moment at the start of a minute, later than a test lasts. */
function inSixHours(): Date {
  const minute = 60_000;
  return new Date(Math.floor((Date.now() + 6 * 60 * minute) / minute) * minute);
}

/** @returns `HH:MM`, as somebody's clock shows it then. */
function onTheClock(at: Date, timeZone: string): string {
  return at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}
