import axe from 'axe-core';
import { expect, type Page, test } from 'playwright/test';
import { DESKTOP, GONE_AGAIN, PHONE } from './screens';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Fails with each rule that axe finds broken on the page as it is now, and where, and when it has to be scrolled sideways:
 * as wide as a desktop and as narrow as a phone. Leaves it as wide as it was. A walk that is gone again with the screens
 * exchanged has had its pages looked at in both widths: then only how wide they are is asked.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (isGoneAgain()) return expectNotTooWide(page);
  const own = page.viewportSize() ?? DESKTOP.viewport;
  const other = own.width === PHONE.viewport.width ? DESKTOP.viewport : PHONE.viewport;
  await expectAccessibleAsItIs(page);
  await page.setViewportSize(other);
  await expectAccessibleAsItIs(page);
  await page.setViewportSize(own);
}

async function expectAccessibleAsItIs(page: Page): Promise<void> {
  let found = await broken(page);
  // a page that looks again is without its title for a moment, while the new one takes the old one's place
  if (found.length === 1 && found[0]?.id === 'document-title') found = await broken(page);
  if (found.some(({ id }) => id === 'target-size')) found = await withoutHalfCovered(page, found);
  expect(found, `${page.url()} breaks WCAG 2.2 AA, ${page.viewportSize()?.width} wide`).toEqual([]);
  await expectNotTooWide(page);
}

function isGoneAgain(): boolean {
  return test.info().project.name === GONE_AGAIN;
}

async function expectNotTooWide(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(
    overflow,
    `${page.url()} is wider than a screen of ${page.viewportSize()?.width}`,
  ).toBeLessThanOrEqual(0);
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
  await comeToRest(page);
  // given once to each document that is looked at: it is half a megabyte to read
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ context, tags }) => {
      const { violations } = await window.axe.run(context ?? document, {
        runOnly: tags,
        resultTypes: ['violations'],
      });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ target }) => target.join(' ')),
      }));
    },
    { context: only, tags: WCAG_2_2_AA },
  );
}

/** Colours on their way from one to another are those of neither. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

declare global {
  interface Window {
    /** there once a page was given axe */
    axe: typeof axe;
  }
}
