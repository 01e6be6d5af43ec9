import { expect, type Locator } from 'playwright/test';

/**
 * Waits until the page's scripts have hydrated a field that was there before them. Selecting its content at just that
 * moment loses the selection, and what is typed goes beside it, because React writes the content again. Only a test is
 * that fast.
 */
export async function takenHold(field: Locator): Promise<void> {
  await expect
    .poll(() =>
      field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))),
    )
    .toBe(true);
}
