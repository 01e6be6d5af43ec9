import { expect, type Locator, type Page } from 'playwright/test';
import { takenHold } from './scripts';

const MOST_TABS = 120;

/**
 * Goes on by Tab, or back by Shift+Tab, until the one element meant has the focus. Fails when that takes more tabs than
 * `within`, and wherever the focus rests on the way without being seen.
 */
export async function tabTo(
  wanted: Locator,
  { back = false, within = MOST_TABS }: { readonly back?: boolean; readonly within?: number } = {},
): Promise<void> {
  await expect(wanted).toBeVisible();
  const page = wanted.page();
  for (let presses = 0; presses <= within; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    await expectVisibleFocus(page);
  }
  throw new Error(`${wanted} can’t be reached within ${within} tabs on ${page.url()}`);
}

/** Tabs to a link or button and presses Enter on it. */
export async function press(wanted: Locator, options: { readonly within?: number } = {}): Promise<void> {
  await tabTo(wanted, options);
  await wanted.page().keyboard.press('Enter');
}

/** Tabs to a box and ticks it. */
export async function tick(box: Locator): Promise<void> {
  await tabTo(box);
  await box.page().keyboard.press('Space');
  await expect(box).toBeChecked();
}

/** Tabs to a field and types into it, in place of what stands there. */
export async function type(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  const { keyboard } = field.page();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Tabs to a field for files, and chooses some; again, as a person would, when no choosing begins. */
export async function chooseByKeyboard(field: Locator, paths: readonly string[]): Promise<void> {
  const page = field.page();
  await takenHold(field);
  await expect(async () => {
    await tabTo(field);
    const choosing = page.waitForEvent('filechooser', { timeout: 5_000 });
    await page.keyboard.press('Space');
    await (await choosing).setFiles([...paths]);
  }).toPass();
}

/** Goes to the choice of a group that is made, and on by the arrow until the one meant is. */
export async function choose(radio: Locator): Promise<void> {
  const page = radio.page();
  const name = await radio.getAttribute('name');
  await tabTo(page.locator(`input[type="radio"][name="${name}"]:checked`));
  for (let presses = 0; presses < 20 && !(await radio.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(radio).toBeChecked();
}

/** Tabs to a list and chooses by the beginning of what it says. */
export async function pick(list: Locator, words: string): Promise<void> {
  await tabTo(list);
  await list.page().keyboard.type(words);
  await expect(list.locator('option:checked')).toHaveText(words);
}

/** Tabs to a date, and types it in the order that an American browser shows. @param date `2026-11-27` */
export async function typeDate(field: Locator, date: string): Promise<void> {
  await tabTo(field);
  const [year = '', month = '', day = ''] = date.split('-');
  await field.page().keyboard.type(`${month}${day}${year}`);
  await expect(field).toHaveValue(date);
}

/** Fails when the focus is on something whose outline, or its label's, isn't to be seen. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
    const isSeen = [focused, ...labels].some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
    });
    return isSeen ? null : focused.outerHTML.slice(0, 200);
  });
  expect(unseen, `the focus isn’t seen on ${page.url()}`).toBeNull();
}
