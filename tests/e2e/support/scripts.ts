import { expect, type Locator } from 'playwright/test';

/**
 * Waits until the page's scripts have taken hold of a field that was there before them. Whoever selects what stands in it at
 * just that moment loses the selection, and types beside it: React puts the text there anew. Nobody is that fast but a test.
 */
export async function takenHold(field: Locator): Promise<void> {
  await expect
    .poll(() =>
      field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))),
    )
    .toBe(true);
}
