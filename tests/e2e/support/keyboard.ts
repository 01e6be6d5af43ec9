import { type ElementHandle, expect, type Locator } from 'playwright/test';
import { takenHold } from './scripts';

const MOST_TABS = 120;

/**
 * Presses Tab, or Shift+Tab to go back, until the intended element has the focus. Fails when that takes more tabs than
 * `within`, and wherever the focus rests on the way without being visible.
 */
export async function tabTo(
  wanted: Locator,
  { back = false, within = MOST_TABS }: { readonly back?: boolean; readonly within?: number } = {},
): Promise<void> {
  await expect(wanted).toBeVisible();
  const page = wanted.page();
  let element = await wanted.elementHandle();
  for (let presses = 0; presses <= within; presses += 1) {
    let focus = await focusBeside(element);
    if (!focus) {
      element = await wanted.elementHandle();
      focus = await focusBeside(element);
    }
    if (presses > 0) expect(focus?.unseen, `the focus isn’t seen on ${page.url()}`).toBeFalsy();
    if (focus?.isThere) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
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

/** Tabs to a field and types into it, replacing what is there. */
export async function type(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  const { keyboard } = field.page();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Tabs to a file field, and chooses files; tries again, as a person would, if no dialog opens. */
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

/** Moves to the selected option of a group, and on with the arrow key until the intended one is selected. */
export async function choose(radio: Locator): Promise<void> {
  const page = radio.page();
  const name = await radio.getAttribute('name');
  await tabTo(page.locator(`input[type="radio"][name="${name}"]:checked`));
  for (let presses = 0; presses < 20 && !(await radio.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(radio).toBeChecked();
}

/** Tabs to a select and chooses by the beginning of an option's label. */
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

type Focus = { readonly isThere: boolean; readonly unseen: string | false };

/**
 * Asks in one call whether the focus is on an element, and whether that is visible: on something whose outline, or
 * whose label's, can be seen. It asks the element found before, since looking it up by role and name again takes longer
 * than a key press.
 * @returns undefined when it has left the page, so that it has to be looked up again.
 */
async function focusBeside(element: ElementHandle | null): Promise<Focus | undefined> {
  const asked = element?.evaluate((wanted): Focus | undefined => {
    if (!wanted.isConnected) return undefined;
    const focused = document.activeElement;
    const isThere = wanted === focused;
    if (!focused || focused === document.body) return { isThere, unseen: false };
    const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
    const isSeen = [focused, ...labels].some((outlined) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(outlined);
      const { width, height } = outlined.getBoundingClientRect();
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
    });
    return { isThere, unseen: !isSeen && focused.outerHTML.slice(0, 200) };
  });
  // a page that is left for another takes its elements along
  return asked?.catch(() => undefined);
}
