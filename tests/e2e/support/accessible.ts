import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with each rule that axe finds broken on the page as it is now, and where. */
export async function expectAccessible(page: Page): Promise<void> {
  let found = await broken(page);
  // a page that looks again is without its title for a moment, while the new one takes the old one's place
  if (found.length === 1 && found[0]?.id === 'document-title') found = await broken(page);
  if (found.some(({ id }) => id === 'target-size')) found = await withoutHalfCovered(page, found);
  expect(found, `${page.url()} breaks WCAG 2.2 AA`).toEqual([]);
}

type Found = Awaited<ReturnType<typeof broken>>;

/** A bar that stays at the foot of a page may cover half of a target just there: what counts is its size in plain sight. */
async function withoutHalfCovered(page: Page, found: Found): Promise<Found> {
  const kept = found.filter(({ id }) => id !== 'target-size');
  for (const { at } of found.filter(({ id }) => id === 'target-size')) {
    for (const target of at) {
      await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      kept.push(...(await broken(page, target)));
    }
  }
  return kept;
}

async function broken(page: Page, only?: string) {
  await expect(page).toHaveTitle(/\S/);
  // the pages have no frames: without that there is no need of a second, empty page for each look
  const axe = new AxeBuilder({ page }).withTags(WCAG_2_2_AA).setLegacyMode();
  const { violations } = await (only ? axe.include(only) : axe).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target }) => target.join(' ')),
  }));
}

/** Fails when something is wider than the page: a phone would have to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}
