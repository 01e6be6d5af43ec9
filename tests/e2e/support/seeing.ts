import { expect } from 'playwright/test';
import { expectAccessible } from './accessible';
import type { Seat } from './test';

/**
 * Fails unless the page has this heading and one main part (a shell within a shell has two), breaks no rule that axe
 * knows, and needs no sideways scrolling, on a desktop and on a phone.
 */
export async function looksRight({ page }: Pick<Seat, 'page'>, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expectAccessible(page);
}
