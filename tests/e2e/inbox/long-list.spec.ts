import type { Browser, JSHandle, Page } from 'playwright/test';
import { expectAccessible } from '../support/accessible';

import { givenAgreed } from '../support/agreeing';
import { givenManyLike, handOver } from '../support/open-work';

import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const PAGE = 50;
const COPIES = 240;

test('a long inbox is paged, filtered, scrolled, shown by week, and searched', async ({ seat, browser }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await handOver(pair, 'Wholesale enquiries', { inDays: 2 });
  await handOver(pair, 'Glaze photos', { inDays: 3 });
  const { page } = maria;
  await givenManyLike(pair.workspace.id, 'Wholesale enquiries', COPIES);
  const rows = page.locator('[data-inbox-row]');

  await test.step('pages are links, and going back is the browser’s', async () => {
    await page.goto('/inbox');
    await expect(rows).toHaveCount(PAGE);
    await looksRight(maria, 'Inbox');
    // the places are on one line, on a phone as well
    const places = await page.getByRole('navigation', { name: 'Inbox' }).boundingBox();
    expect(places?.height).toBeLessThan(60);
    const first = await rows.first().getAttribute('href');
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/after=/);
    await expect(rows).toHaveCount(PAGE);
    expect(await rows.first().getAttribute('href')).not.toBe(first);
    await page.goBack();
    await expect(rows.first()).toHaveAttribute('href', first ?? '');
  });

  await test.step('words filter it, in the address; an opened brief keeps the list beside it', async () => {
    await page.getByRole('searchbox', { name: 'Words of a title' }).fill('glaze');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForURL(/q=glaze/);
    await expect(rows).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Save as CSV' })).toHaveAttribute(
      'href',
      '/inbox/lists/briefs.csv?q=glaze',
    );
    await expectAccessible(page);
    await rows.first().click();
    await looksRight(maria, 'Glaze photos');
    await expect(rows).toHaveCount(1);
    await page.goBack();
    await page.getByRole('link', { name: 'Show everything' }).click();
    await expect(rows).toHaveCount(PAGE);
  });

  await test.step('without scripts too', () => withoutScripts(maria, browser));

  await test.step('or it continues by itself, with little of it in the page', async () => {
    await page.getByRole('button', { name: 'All in one list' }).click();
    const last = page.getByRole('link', { name: `Wholesale enquiries ${COPIES} ` });
    const scrolled = rows.first().locator('xpath=ancestor::div[1]');
    await expect(async () => {
      await scrolled.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await expect(last).toBeVisible({ timeout: 1_000 });
    }).toPass();
    expect(await rows.count()).toBeLessThan(PAGE);
    await expect(page.getByText('That is all.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the week shows what is due on each of its days', async () => {
    await page.getByRole('link', { name: 'Week', exact: true }).click();
    await looksRight(maria, 'This week');
    await expect(page.locator('[aria-current="date"]')).toHaveCount(1);
    await page.getByRole('link', { name: 'Later week' }).click();
    await looksRight(maria, /^Week of Mon/);
    await expect(page.getByRole('link', { name: 'All of this day' }).first()).toBeVisible();
    await page.getByRole('link', { name: 'This week' }).click();
    await looksRight(maria, 'This week');
  });

  await test.step('the palette finds things by name and does what the page can do', async () => {
    await find(maria, 'glaze', /^Glaze photos/);
    await looksRight(maria, 'Glaze photos');
    await find(maria, 'ask', /^Ask a question/);
    await expect(page.getByLabel('Your question')).toBeFocused();
    await openPalette(maria);
    const status = page.getByRole('status').filter({ hasText: /found/i });
    const pauses = await pausesBeforeItSpeaks(page);
    await page.getByRole('combobox', { name: 'Find or go to' }).pressSequentially('glaze');
    await expect(status).toHaveText(/^\d+ found$/);
    await page.getByRole('combobox', { name: 'Find or go to' }).fill('zzz');
    await expect(page.getByText('Nothing matches.')).toBeVisible();
    await expect(status).toHaveText(/^Nothing found/);
    expect(
      Math.min(...(await pauses.jsonValue())),
      'what was found is said while somebody types',
    ).toBeGreaterThan(600);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeHidden();
  });

  await test.step('the owner’s palette starts a brief, and finds drafts and people', async () => {
    await ruth.page.goto(`/w/${pair.workspace.slug}`);
    await find(ruth, 'hand ov', /^Hand over a brief/);
    await ruth.page.waitForURL(/\/briefs\/.*(new|edit)/);
    await find(ruth, 'maria', /^Maria Santos/);
    await looksRight(ruth, maria.person.name);
  });
});

/** By its button; a shell may have one for wide screens and one for phones. */
async function openPalette({ page }: Pick<Seat, 'page'>): Promise<void> {
  await page.getByRole('link', { name: /^Find/ }).locator('visible=true').first().click();
}

/** How long after the last key the open palette announced each thing, in milliseconds. */
async function pausesBeforeItSpeaks(page: Page): Promise<JSHandle<number[]>> {
  const status = page
    .getByRole('combobox', { name: 'Find or go to' })
    .locator('xpath=ancestor::dialog//*[@role="status"]');
  return status.evaluateHandle((element) => {
    const pauses: number[] = [];
    let typedAt = performance.now();
    addEventListener('input', () => (typedAt = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (element.textContent) pauses.push(performance.now() - typedAt);
    }).observe(element, { childList: true, characterData: true, subtree: true });
    return pauses;
  });
}

/** Opens the palette by its button, types, and chooses. */
async function find({ page }: Pick<Seat, 'page'>, text: string, option: RegExp): Promise<void> {
  await openPalette({ page });
  await page.getByRole('combobox', { name: 'Find or go to' }).fill(text);
  await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('option', { name: option }).first().click();
}

async function withoutScripts({ page }: Seat, browser: Browser): Promise<void> {
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    baseURL: new URL(page.url()).origin,
    javaScriptEnabled: false,
  });
  const plain = await context.newPage();
  await plain.goto('/inbox');
  await plain.getByRole('link', { name: 'Next page' }).click();
  await expect(plain.locator('[data-inbox-row]')).toHaveCount(PAGE);
  await plain.getByRole('searchbox', { name: 'Words of a title' }).fill('photos');
  await plain.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(plain.locator('[data-inbox-row]')).toHaveCount(1);
  await plain.getByRole('link', { name: /^Find/ }).first().click();
  await expect(plain.getByRole('searchbox', { name: 'Words to look for' })).toHaveValue('');
  await context.close();
}
