import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import { expect, type Page, test } from 'playwright/test';
import { ROOT } from '@/scripts/steps/paths';
import { newPartsOf, rememberParts } from './parts-of-pages';
import { DESKTOP, GONE_AGAIN, PHONE } from './screens';

/** Without its comments and long names, since it is parsed again in each document that is checked. */
const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Fails with each rule that axe finds broken on the page as it is now, and where, and if it has to be scrolled
 * sideways: at the width of a desktop and of a phone. Leaves the width as it was. A test that runs again with the
 * screens exchanged has had its pages checked in both widths: then only the sideways scrolling is checked. Parts of a
 * page that are built like parts checked earlier in this run, without a fault, aren't checked again.
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
  await expect(page).toHaveTitle(/\S/);
  await comeToRest(page);
  const { builds, known } = await newPartsOf(page);
  if (builds.length > 0) await expectNothingBroken(page, builds, known);
  await expectNotTooWide(page);
  await expectWholeWords(page);
  await expectOutline(page);
}

async function expectNothingBroken(
  page: Page,
  builds: readonly string[],
  known: readonly number[],
): Promise<void> {
  let found = await broken(page, { known });
  // a page that refreshes has no title for a moment, while the new one replaces the old
  if (found.length === 1 && found[0]?.id === 'document-title') found = await broken(page, { known });
  if (found.some(({ id }) => id === 'target-size')) found = await withoutHalfCovered(page, found);
  expect(found, `${page.url()} breaks WCAG 2.2 AA, ${page.viewportSize()?.width} wide`).toEqual([]);
  // what has changed meanwhile was perhaps checked half-way
  const still = new Set((await newPartsOf(page)).builds);
  rememberParts(builds.filter((build) => still.has(build)));
}

/**
 * Fails if the page has to be scrolled sideways on a phone with text twice as large: everything is laid out in units of
 * the text size, so that is the same as half the width. Leaves the page as wide as it was.
 */
export async function expectFitsEnlarged(page: Page): Promise<void> {
  const own = page.viewportSize() ?? DESKTOP.viewport;
  const { width, height } = PHONE.viewport;
  await page.setViewportSize({ width: width / 2, height: height / 2 });
  await expectNotTooWide(page);
  await page.setViewportSize(own);
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

/**
 * A button's label may take several lines, but each word is on one: a long name may be broken anywhere, a button isn't
 * squeezed.
 */
async function expectWholeWords(page: Page): Promise<void> {
  const torn = await page.evaluate(() => {
    const isTorn = (text: Text, { 0: word, index }: RegExpExecArray): boolean => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    };
    const texts = document.evaluate(
      "//*[contains(concat(' ', @class, ' '), ' button ')]//text()",
      document,
      null,
      XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
      null,
    );
    return (
      Array.from({ length: texts.snapshotLength }, (_, at) => texts.snapshotItem(at))
        .filter((node) => node instanceof Text)
        // what is folded away is laid out without a width
        .filter(({ parentElement }) => parentElement?.checkVisibility())
        .filter((text) => [...text.data.matchAll(/\p{L}{2,20}/gu)].some((word) => isTorn(text, word)))
        .map(({ data }) => data)
    );
  });
  expect(torn, `${page.url()} tears words of buttons, ${page.viewportSize()?.width} wide`).toEqual([]);
}

/**
 * What somebody using a screen reader navigates by: the page begins with its only first-level heading, no level is
 * skipped, and each table has a caption, except for what people wrote themselves. axe calls these good practice, and
 * needs the whole page for them.
 */
async function expectOutline(page: Page): Promise<void> {
  // a page that refreshes has no heading for a moment, while the new one replaces the old
  await expect(async () => {
    const { levels, nameless } = await page.evaluate(() => ({
      levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => heading.checkVisibility() && !heading.closest('.prose'))
        .map(({ tagName }) => Number(tagName.slice(1))),
      nameless: [...document.querySelectorAll('table')]
        .filter((table) => table.checkVisibility() && !table.closest('.prose'))
        .filter((table) => !table.caption && !table.ariaLabel && !table.hasAttribute('aria-labelledby'))
        .map(({ textContent }) => textContent.slice(0, 40)),
    }));
    const first = levels.filter((level) => level === 1);
    expect(first, `${page.url()} has one heading of the first level: ${levels}`).toEqual([1]);
    expect(levels[0], `${page.url()} begins with it: ${levels}`).toBe(1);
    const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
    expect(skipped, `${page.url()} skips levels of headings: ${levels}`).toEqual([]);
    expect(nameless, `${page.url()} has tables without a name`).toEqual([]);
  }).toPass({ timeout: 2000 });
}

type Found = Awaited<ReturnType<typeof broken>>;

/**
 * A bar that stays at the foot of a page may cover half of a target just there: what counts is its size when visible.
 */
async function withoutHalfCovered(page: Page, found: Found): Promise<Found> {
  const kept = found.filter(({ id }) => id !== 'target-size');
  for (const { at } of found.filter(({ id }) => id === 'target-size')) {
    for (const target of at) {
      await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      kept.push(...(await broken(page, { only: target })));
    }
  }
  return kept;
}

type Where = { readonly only?: string; readonly known?: readonly number[] };

/** What is broken on the page, or in the `only` part, but in none of the `known` parts. */
async function broken(page: Page, { only, known = [] }: Where = {}) {
  await expect(page).toHaveTitle(/\S/);
  await comeToRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ only, known, tags }) => {
      const parts = known.flatMap((at) => window.partsInOrder?.[at] ?? []);
      const exclude = parts.filter((part) => part.isConnected);
      const { violations } = await window.axe.run(
        { include: only ?? document, exclude },
        { runOnly: tags, resultTypes: ['violations'] },
      );
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ target }) => target.join(' ')),
      }));
    },
    { only, known, tags: WCAG_2_2_AA },
  );
}

/** A colour in transition is neither of its two ends: whatever is animated and will end is put at its end at once. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const isEndless = animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      if (!isEndless) animation.finish();
    }
  });
}

declare global {
  interface Window {
    /** present once axe was injected into a page */
    axe: typeof axe;
  }
}
