import { addresses } from '@/lib/platform/addresses/addresses';
import { expectAccessible } from '../support/accessible';
import { givenAgreed } from '../support/agreeing';
import { linkIn, mailsTo, mailTo } from '../support/mailbox';
import { handOver } from '../support/open-work';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

/** Asks about the brief whose page is open. */
async function ask({ page }: Seat, question: string): Promise<void> {
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText(question).first()).toBeVisible();
}

test('a mail is answered from the mailbox, and the answer appears in the conversation for both', async ({
  seat,
  browser,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  const brief = await handOver(pair, 'October closing');
  const mail = await mailTo(maria.person.email, /October closing/);
  expect(mail.message.reply_to[0]).toMatch(/^reply\+[0-9a-f]{56}@/);
  expect(mail.message.text).toContain('Answer this e-mail');

  await test.step('as a mail program would, with the mail quoted below', async () => {
    const page = await browser.newPage();
    await page.goto(`${process.env.HANDOVER_MAILBOX_URL}/mails/${mail.id}`);
    await page.getByLabel('Your answer').fill('Does the fair count as October?\n\nMaria');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByRole('status')).toHaveText('The answer is on its way to Handover.');
    await page.close();
  });

  await test.step('the owner reads it on the brief, without what it quoted', async () => {
    const message = ruth.page.getByText('Does the fair count as October?');
    await expect(async () => {
      await ruth.page.goto(brief);
      await expect(message).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(ruth.page.getByRole('main')).not.toContainText('wrote:');
  });

  await test.step('and the assistant as their own', async () => {
    await maria.page.goto(linkIn(mail));
    await expect(maria.page.getByText('Does the fair count as October?')).toBeVisible();
  });
});

test('mails of a kind are stopped from the mail itself, with nobody signed in', async ({ seat, browser }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await handOver(pair, 'October closing');
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /October closing/)));
  await ask(maria, 'Does the kiln repair join the equipment?');
  const mail = await mailTo(ruth.person.email, /October closing/);
  const address = /https?:\/\/\S+\/unsubscribe\/[\w.-]+/.exec(mail.message.text)?.[0] ?? '';

  const stranger = { ...ruth, page: await browser.newPage() };
  await test.step('the page says what stops, and opening it stops nothing', async () => {
    await stranger.page.goto(address);
    await expect(stranger.page.getByRole('heading', { level: 1 })).toHaveText('Stop these e-mails?');
    await expect(stranger.page.getByRole('main')).toContainText('Adeyemi Ceramics');
    await expectAccessible(stranger.page);
  });

  await test.step('the button does', async () => {
    await stranger.page.getByRole('button', { name: 'Stop these e-mails' }).click();
    await expect(stranger.page.getByRole('heading', { level: 1 })).toHaveText('Stopped');
    await expectAccessible(stranger.page);
    await stranger.page.close();
  });

  await test.step("the next one is in the list and isn't mailed", async () => {
    // others may still be on their way, such as her sealed copy
    const aboutIt = async () =>
      (await mailsTo(ruth.person.email)).filter(({ message }) => /October closing/.test(message.subject));
    const known = await aboutIt();
    await ask(maria, 'And the second kiln?');
    await ruth.page.goto(`/w/${pair.workspace.slug}/notifications`);
    await looksRight(ruth, 'Notifications');
    const told = ruth.page.getByRole('listitem').filter({ hasText: 'asks about “October closing”' });
    await expect(told).toHaveCount(2);
    expect(await aboutIt()).toEqual(known);
  });
});

test('an address whose mail bounces is shown to both, and corrected by its person', async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await mailTo(maria.person.email, /^In force/);
  const mailbox = process.env.HANDOVER_MAILBOX_URL;
  await fetch(`${mailbox}/mailbox/bouncing`, { method: 'PUT', body: JSON.stringify([maria.person.email]) });
  await handOver(pair, 'October closing');

  await test.step('the assistant sees it on their first page and in their settings', async () => {
    await expect(async () => {
      await maria.page.goto('/inbox');
      await expect(maria.page.getByText('No mail is sent to you')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await looksRight(maria, 'Inbox');
    await maria.page.getByRole('link', { name: 'See why, and receive mail again' }).click();
    await expect(maria.page.getByText('Mail to you bounces')).toBeVisible();
    await expectAccessible(maria.page);
  });

  await test.step('the owner sees it beside their name', async () => {
    await ruth.page.goto(addresses.assistants(pair.workspace.slug));
    await ruth.page
      .getByRole('link', { name: /Maria Santos/ })
      .first()
      .click();
    await expect(ruth.page.getByText(`Mail to ${maria.person.email} bounces since`)).toBeVisible();
    await looksRight(ruth, 'Maria Santos');
  });

  await test.step('and one button lifts it', async () => {
    await fetch(`${mailbox}/mailbox/bouncing`, { method: 'PUT', body: '[]' });
    await maria.page.getByRole('button', { name: 'Send me mail again' }).click();
    await expect(maria.page.getByText('Mail to you bounces')).toBeHidden();
    await ruth.page.reload();
    await expect(ruth.page.getByText('bounces since')).toBeHidden();
  });
});
