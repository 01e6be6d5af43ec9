import { expect, type Locator, type Page } from 'playwright/test';

/** What was written offline, and what became of it; with nothing to say, it is no region. */
export function writtenOffline(page: Page): Locator {
  return page.getByRole('region', { name: 'Written offline' });
}

/** Waits until what is written on a page may wait on the device: that part of it loads when the page has settled. */
export async function mayWait(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'What became of it' })).toBeAttached();
}
