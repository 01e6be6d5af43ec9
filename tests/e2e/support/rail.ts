import type { Locator } from 'playwright/test';
import { expect, type Seat } from './test';

/** Makes a workspace. Ends at its page of assistants. */
export async function makeWorkspace({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: /workspace/i }).click();
  await page.getByLabel('Name of the business').fill('Adeyemi Ceramics');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
}

/** On a phone the rail is in a menu, which closes when one has gone somewhere. */
export async function openRail({ page }: Seat): Promise<void> {
  const menu = page.locator('summary', { hasText: 'Menu' });
  const isClosed = await page.locator('details:has(> summary:has-text("Menu")):not([open])').isVisible();
  if (isClosed && (await menu.isVisible())) await menu.click();
}

/** The owner's rail as it is visible: on a phone only once it is open. */
export function rail({ page }: Seat): Locator {
  return page.getByRole('navigation', { name: /^Workspace/ }).filter({ visible: true });
}

/**
 * Goes to a place of the rail; on a phone that may be behind the menu, which is closed again if the page had to reload.
 */
export async function openPlace({ page }: Seat, name: string): Promise<void> {
  const menu = page.locator('summary', { hasText: /^\s*(Menu|More)$/ });
  const place = page
    .getByRole('navigation')
    .getByRole('link', { name, exact: true })
    .and(page.locator(':visible'));
  await expect(async () => {
    if (!(await place.isVisible()) && (await menu.isVisible())) await menu.click();
    await expect(place).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const path = await place.getAttribute('href');
  await place.click();
  // the previous page has links of the same names: following one of those while this page is loading replaces it
  await page.waitForURL(({ pathname }) => pathname === path);
}

/** A note that only a page which is never reloaded can keep. */
export async function mark({ page }: Seat): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}

export async function isMarked({ page }: Seat): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
}
