import type { Page } from 'playwright/test';

/** Chooses a file on the page that checks copies. */
export async function checkCopy(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Choose a PDF').setInputFiles({ name, mimeType: 'application/pdf', buffer });
}

/** @returns a copy of the file with one bit of one byte changed. */
export function flipped(file: Buffer): Buffer {
  const altered = Buffer.from(file);
  altered[2_000] = (altered[2_000] ?? 0) ^ 1;
  return altered;
}
