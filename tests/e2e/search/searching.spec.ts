import { expectAccessible } from '../support/accessible';
import { linkIn, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

/** Ruth's and Tomás's businesses know nothing of each other; Maria works for both. Oluchi belongs to neither. */
test('a search finds what one may see, for both sides, and nothing else', async ({ seat, browser }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const tomas = await seat('tomas');
  await meet(ruth, maria);
  await inviteToBakery(tomas, maria);
  await write(ruth, 'The turquoise glaze has arrived, all 24 jars.');
  await write(tomas, 'Turquoise icing for Saturday, please.');

  await test.step('the owner finds what is theirs, with the words highlighted', async () => {
    await openSearch(ruth);
    await search(ruth, 'turq glaz');
    await expect(found(ruth)).toHaveCount(1);
    await expect(ruth.page.locator('mark')).toHaveText(['turquoise', 'glaze']);
    await looksRight(ruth, 'Search');
    await search(ruth, 'icing');
    await expect(ruth.page.getByRole('heading', { name: 'Nothing has these words' })).toBeVisible();
  });

  await test.step('the assistant finds things in both businesses, and opens what was said in its place', async () => {
    const { page } = maria;
    await openSearch(maria);
    await search(maria, 'turquoise');
    await expect(found(maria)).toHaveCount(2);
    await looksRight(maria, 'Search');
    await search(maria, '"turquoise icing"');
    await expect(found(maria)).toHaveCount(1);
    await found(maria).getByRole('link').click();
    await expect(page.getByText('Turquoise icing for Saturday, please.')).toBeVisible();
  });

  await test.step('kinds narrow it down, and stay in the address', async () => {
    const { page } = maria;
    await page.goto('/inbox/search?q=turquoise');
    await page.getByRole('checkbox', { name: 'Files' }).check();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Nothing has these words' })).toBeVisible();
    await expect(page).toHaveURL(/kind=file/);
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Files' })).toBeChecked();
  });

  await test.step('the palette finds words too, and leads to all results', async () => {
    const { page } = maria;
    await page.goto('/inbox');
    await page.getByRole('link', { name: /^Find/ }).locator('visible=true').first().click();
    await page.getByRole('combobox', { name: 'Find or go to' }).fill('icing');
    await expect(page.getByRole('option', { name: /Turquoise icing for Saturday/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('option', { name: /^Search for “icing”/ }).click();
    await expect(found(maria)).toHaveCount(1);
  });

  await test.step('a stranger finds nothing, and has no search in another’s business', async () => {
    const oluchi = await seat('oluchi');
    await oluchi.page.goto('/inbox/search?q=turquoise');
    await expect(oluchi.page.getByRole('heading', { name: 'Nothing has these words' })).toBeVisible();
    const slug = /\/w\/([^/]+)/.exec(ruth.page.url())?.[1];
    const answer = await oluchi.page.request.get(`/w/${slug}/search?q=turquoise`);
    expect(answer.status()).toBe(404);
  });

  await test.step('it works before scripts have loaded', async () => {
    const context = await browser.newContext({
      storageState: await maria.page.context().storageState(),
      baseURL: new URL(maria.page.url()).origin,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto('/inbox');
    await page.getByRole('link', { name: /^Find/ }).first().click();
    await search({ page }, 'glaze');
    await expect(found({ page })).toHaveCount(1);
    await context.close();
  });
});

/** Tomás makes a business of his own and invites Maria, who joins it too. Ends at her page, as the owner. */
async function inviteToBakery({ page }: Seat, maria: Seat): Promise<void> {
  await page.getByRole('link', { name: /workspace/i }).click();
  await page.getByLabel('Name of the business').fill('Solheim Bakery');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.getByRole('link', { name: 'Invite an assistant' }).click();
  await page.getByLabel('Their name').fill(maria.person.name);
  await page.getByLabel('Their e-mail address').fill(maria.person.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /Solheim Bakery/)));
  await maria.page.getByRole('button', { name: 'Join Solheim Bakery' }).click();
  await maria.page.waitForURL((url) => url.pathname.startsWith('/inbox'));
  await page.reload();
}

/** Writes to the assistant whose page is open. */
async function write({ page }: Seat, words: string): Promise<void> {
  await page.getByLabel(/^Write to |^Write a message/).fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log').getByText(words)).toBeVisible();
}

async function openSearch({ page }: Seat): Promise<void> {
  const workspace = /\/w\/[^/]+/.exec(page.url())?.[0];
  await page.goto(`${workspace ?? '/inbox'}/search`);
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  await expectAccessible(page);
}

async function search({ page }: Pick<Seat, 'page'>, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Words to look for' }).fill(words);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=/);
}

function found({ page }: Pick<Seat, 'page'>) {
  return page.getByRole('list', { name: 'Found' }).getByRole('listitem');
}
