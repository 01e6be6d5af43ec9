import { givenBriefAccepted, givenBriefSent } from '@/tests/support/briefs';
import { expectAccessible } from '../support/accessible';
import { signBoth } from '../support/agreeing';
import { LINE_IS_DOWN } from '../support/line';
import { either, expect, type Seat, test } from '../support/test';
import { mayWait, writtenOffline } from '../support/waiting-here';

const TITLE = 'October closing';
const OCTOBER = {
  title: TITLE,
  outcome: 'The accountant can file the month without asking me anything.',
  deliverables: [{ title: 'The ledger of October', criteria: ['Every line has an account and a receipt'] }],
};
const LEDGER = {
  name: 'ledger.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('account,amount\n6855,4.20\n'),
};
const QUESTION = 'Which account do bank fees go to?';

// what a browser reports by itself while it has no connection (also for the uploader, which loads when a file is
// chosen), and the service worker’s answer for a page that isn’t kept
test.use({ expectedProblems: either(LINE_IS_DOWN, /503/) });

test('an assistant without a connection reads what they have seen, and what they write is sent once', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await signBoth(ruth, maria);
  const sent = await givenBriefSent(pair, OCTOBER);
  await ruth.page.goto(`/w/${pair.workspace.slug}/briefs/${sent.id}`);
  const { page } = maria;
  const context = page.context();

  await test.step('the inbox can be installed', async () => {
    await page.goto('/inbox');
    const address = await page.locator('link[rel="manifest"]').getAttribute('href');
    const manifest = await (await page.request.get(address ?? '')).json();
    expect(manifest).toMatchObject({ name: 'Handover', start_url: '/inbox', display: 'standalone' });
    for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200);
  });

  await test.step('a brief that was opened once is kept, and so is the inbox, however soon one left it', async () => {
    const inbox = page.url();
    await page.getByRole('link', { name: TITLE }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect
      .poll(() => keptPages(maria), { timeout: 30_000 })
      .toEqual(expect.arrayContaining([inbox, page.url()]));
  });
  const brief = page.url();

  await test.step('offline it is still there, and says how old it is', async () => {
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.goto('/inbox');
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.goto(brief);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(page.getByText(/This is as of \w{3} \d+ \w{3}, \d\d:\d\d/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('what was never opened isn’t there, and the page says so', async () => {
    await page.goto('/inbox/done');
    await expect(page.getByText('This page isn’t kept on this device')).toBeVisible();
    await page.goto(brief);
  });

  await test.step('a question and an acceptance wait on the device', async () => {
    await mayWait(page);
    await expect(writtenOffline(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await page.getByLabel('Your question').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('It is sent once when you are back online.')).toBeVisible();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('Your acceptance of “October closing” waits to be sent')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(writtenOffline(page).getByText(QUESTION)).toBeVisible();
  });

  await test.step('back online both are sent, once', async () => {
    await context.setOffline(false);
    await expect(page.getByText('2 things that you wrote offline are sent.')).toBeVisible();
    await expect(page.getByText('waits to be sent')).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(QUESTION)).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
    await expect(page.getByText('You are offline.')).toBeHidden();
    await ruth.page.goto(new URL(ruth.page.url()).pathname);
    await expect(ruth.page.getByText(QUESTION)).toHaveCount(1);
  });

  await test.step('what is refused later says why, and shows what was written', async () => {
    await context.setOffline(true);
    await page.goto(brief);
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await page.getByLabel('Your question').fill('Is the till included?');
    await mayWait(page);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('waits to be sent')).toBeVisible();
    await callOff(ruth);
    await context.setOffline(false);
    await expect(page.getByText('was refused')).toBeVisible();
    await expect(page.getByText('Is the till included?')).toBeVisible();
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await expect(page.getByText('was refused')).toHaveCount(0);
  });

  await test.step('a delivery waits on the device with its files, and both are sent once', async () => {
    const { id } = await givenBriefAccepted(pair, { ...OCTOBER, title: 'Receipts of October' });
    await page.goto(`/inbox/briefs/${pair.workspace.id}/${id}`);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('You are working on this.')).toBeVisible();
    await mayWait(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Deliver', exact: true }).click();
    const form = page.locator('#deliver');
    await form.getByLabel('Files').setInputFiles(LEDGER);
    await expect(form.getByRole('button', { name: 'Remove ledger.csv' })).toBeVisible();
    await form.getByLabel('A note on the whole').fill('The till is in it.');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Deliver' }).click();
    await expect(page.getByText('Your delivery of “Receipts of October” waits to be sent')).toBeVisible();
    await expect(page.getByText('The till is in it.')).toBeVisible();
    await expect(page.getByText('With ledger.csv.')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('You delivered this.')).toBeVisible();
    await expect(page.getByText('waits to be sent')).toHaveCount(0);
    await ruth.page.goto(`/w/${pair.workspace.slug}/briefs/${id}`);
    await expect(ruth.page.getByRole('link', { name: 'ledger.csv' })).toHaveCount(1);
    await expect(ruth.page.getByText('The till is in it.').first()).toBeVisible();
  });

  await test.step('signing out forgets what was kept', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(await keptPages(maria)).toEqual([]);
  });
});

/** @returns the addresses of the pages that this browser keeps for reading offline. */
function keptPages({ page }: Seat): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-pages-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

async function callOff({ page }: Seat): Promise<void> {
  await page.reload();
  await page.locator('#cancel > summary').click();
  await page.locator('#cancel').getByLabel('Why').fill('The bank has done it already.');
  await page.locator('#cancel').getByRole('button').click();
  await expect(page.getByText('The bank has done it already.')).toBeVisible();
}
