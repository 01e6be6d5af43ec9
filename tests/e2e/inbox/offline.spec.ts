import { expectAccessible } from '../support/accessible';
import { agree } from '../support/agreeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = 'October closing';
const QUESTION = 'Which account do bank fees go to?';

// what a browser says of itself while it has no connection, and the worker’s answer for a page that isn’t kept
test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED|Failed to fetch RSC payload|503/] });

test('an assistant without a connection reads what they have seen, and what they write is sent once', async ({
  seat,
}) => {
  test.setTimeout(300_000);
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  await agree(ruth, maria);
  await handOver(ruth);
  const { page } = maria;
  const context = page.context();

  await test.step('the inbox can be installed', async () => {
    await page.goto('/inbox');
    const address = await page.locator('link[rel="manifest"]').getAttribute('href');
    const manifest = await (await page.request.get(address ?? '')).json();
    expect(manifest).toMatchObject({ name: 'Handover', start_url: '/inbox', display: 'standalone' });
    for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200);
  });

  await test.step('a brief that was opened once is kept', async () => {
    await page.getByRole('link', { name: TITLE }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect.poll(() => keptPages(maria), { timeout: 30_000 }).toContain(page.url());
  });
  const brief = page.url();

  await test.step('offline it is still there, and says of when', async () => {
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.goto('/inbox');
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.goto(brief);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(page.getByText(/This is as of \w{3} \d+ \w{3}, \d\d:\d\d/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('what was never opened isn’t, and that is said', async () => {
    await page.goto('/inbox/done');
    await expect(page.getByText('This page isn’t kept on this device')).toBeVisible();
    await page.goto(brief);
  });

  await test.step('a question and an acceptance wait on the device', async () => {
    await expect(page.getByRole('region', { name: 'Written offline' })).toBeAttached();
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await page.getByLabel('Your question').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('It is sent once when you are back online.')).toBeVisible();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('Your acceptance of “October closing” waits to be sent')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText(QUESTION)).toBeVisible();
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
    await expect.poll(() => keptPages(maria), { timeout: 30_000 }).toContain(brief);
    await context.setOffline(true);
    await page.goto(brief);
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    await page.getByLabel('Your question').fill('Is the till included?');
    await expect(page.getByRole('region', { name: 'Written offline' })).toBeAttached();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('waits to be sent')).toBeVisible();
    await callOff(ruth);
    await context.setOffline(false);
    await expect(page.getByText('was refused')).toBeVisible();
    await expect(page.getByText('Is the till included?')).toBeVisible();
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await expect(page.getByText('was refused')).toHaveCount(0);
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

/** From the owner's agreement to a brief that waits for its assistant. */
async function handOver({ page }: Seat): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/briefs/new`);
  await page.getByLabel('Title').fill(TITLE);
  await page
    .getByLabel('What is different when this is done')
    .fill('The accountant can file the month without asking me anything.');
  await page.getByLabel('Deliverable 1', { exact: true }).fill('The ledger of October');
  await page.getByLabel('Criterion 1 of deliverable 1').fill('Every line has an account and a receipt');
  await page.getByLabel('Good to know 1').fill('Bank fees go to account 6855.');
  await page.getByLabel('Date').fill('2027-03-05');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
}

async function callOff({ page }: Seat): Promise<void> {
  await page.reload();
  await page.locator('#cancel > summary').click();
  await page.locator('#cancel').getByLabel('Why').fill('The bank has done it already.');
  await page.locator('#cancel').getByRole('button').click();
  await expect(page.getByText('The bank has done it already.')).toBeVisible();
}
