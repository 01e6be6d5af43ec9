import { join } from 'node:path';
import type { Page } from 'playwright';
import { LONG, type Pretence, pretend, RIGHT_TO_LEFT } from './pretending';

/** One way to look at a page. Zoomed to 400 %, a screen of 1280 × 1024 shows 320 × 256 of it (WCAG 2.2, 1.4.10). */
type Look = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly isDark?: true;
  readonly as?: Pretence;
};

export const LOOKS: readonly Look[] = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'dark', width: 1440, height: 900, isDark: true },
  { name: 'phone', width: 390, height: 844 },
  { name: 'phone-dark', width: 390, height: 844, isDark: true },
  { name: 'zoom-400', width: 320, height: 256 },
  { name: 'long-names', width: 390, height: 844, as: LONG },
  { name: 'long-names-desktop', width: 1440, height: 900, as: LONG },
  { name: 'right-to-left', width: 1024, height: 800, as: RIGHT_TO_LEFT },
];

/** A page longer than this is cut; what comes below is more of the same. */
const LONGEST = 3_600;

/**
 * Takes a page's picture in each look.
 * @returns faults that can be found by measuring: what is wider than the screen, or too small for a finger.
 */
export async function takeAll(page: Page, folder: string, name: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const look of LOOKS) {
    const { width, height } = look;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: look.isDark ? 'dark' : 'light', reducedMotion: 'reduce' });
    const undo = look.as && (await pretend(page, look.as));
    await page.evaluate(() => document.fonts.ready);
    // just after a dark picture some words are still drawn pale for a frame
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({
      path: join(folder, `${name}.${look.name}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), LONGEST) },
    });
    const seen = [...(await tooWide(page)), ...(look.name === 'phone' ? await tooSmall(page) : [])];
    wrong.push(...seen.map((what) => `${name}, ${look.name}: ${what}`));
    await undo?.();
  }
  return wrong;
}

/** @returns what makes the page scroll sideways, and words that are cut off without an ellipsis. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const shown = document.documentElement.clientWidth;
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()}> “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > shown) {
      const far = [...document.body.querySelectorAll('*')].filter(
        (element) =>
          element.getBoundingClientRect().right > shown + 1 &&
          ![...element.children].some((child) => child.getBoundingClientRect().right > shown + 1),
      );
      found.push(
        `is ${document.documentElement.scrollWidth - shown} px too wide: ${far.slice(0, 3).map(nameOf).join(', ')}`,
      );
    }
    for (const element of document.body.querySelectorAll('main *, nav *')) {
      const { overflowX, textOverflow, clip } = getComputedStyle(element);
      const isCut = overflowX === 'hidden' || overflowX === 'clip';
      if (!isCut || textOverflow === 'ellipsis' || clip !== 'auto' || element.clientWidth < 2) continue;
      if (element.scrollWidth > element.clientWidth + 1 && element.textContent?.trim())
        found.push(`cuts off ${nameOf(element)}`);
    }
    return found;
  });
}

/**
 * @returns targets that stand by themselves and are lower than a finger needs (WCAG 2.2, 2.5.5). A link within a
 * sentence, and a box with its label, may be.
 */
async function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const NEEDED = 44;
    const pressed = document.body.querySelectorAll<HTMLElement>(
      'button, summary, select, input, a.button, .link',
    );
    return [...pressed].flatMap((element) => {
      const whole = (element.matches('[type=checkbox], [type=radio]') && element.closest('label')) || element;
      // what is folded away has no size that it will be shown at
      if (!element.checkVisibility()) return [];
      const { width, height } = whole.getBoundingClientRect();
      if (width < 2 || height === 0 || height > NEEDED - 0.5) return [];
      const { tagName, textContent } = element;
      return [
        `is ${Math.round(height)} px high for a finger: <${tagName.toLowerCase()}> “${(textContent || element.getAttribute('name') || '').trim().slice(0, 40)}”`,
      ];
    });
  });
}
