import type { Locator, Page } from 'playwright/test';
import { meet } from './meeting';
import { expect, type Seats } from './test';

/** The two at their conversation: the owner at the assistant's page, the assistant at the business's. */
export async function meetInConversation(seat: Seats): Promise<{ ruth: Page; maria: Page }> {
  const owner = await seat('ruth', { isSignedIn: false });
  const assistant = await seat('maria', { isSignedIn: false });
  await meet(owner, assistant);
  await assistant.page.goto('/inbox/businesses');
  await assistant.page.getByRole('link', { name: /Adeyemi Ceramics/ }).click();
  await expect(assistant.page.getByRole('heading', { level: 1 })).toHaveText('Adeyemi Ceramics');
  return { ruth: owner.page, maria: assistant.page };
}

/** A file to attach. */
export const ORDERS = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('order,bowls\n4711,24\n'),
};

/** @returns the field in which a message is written. */
export function composer(page: Page): Locator {
  return page.getByLabel(/^Write to/);
}

/** @returns the messages in the conversation that say exactly this. */
export function messages(page: Page, text: string): Locator {
  return page.getByRole('log', { name: 'Messages' }).getByText(text, { exact: true });
}

/** @returns the links to a file of that name in the conversation. */
export function fileLinks(page: Page, name: string): Locator {
  return page.getByRole('log', { name: 'Messages' }).getByRole('link', { name });
}

/** Sends a message, and waits until it is in the conversation. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(messages(page, text)).toHaveCount(1);
}
