import { expect } from 'playwright/test';
import { linkIn, mailTo } from './mailbox';
import { introduce } from './signing-in';
import type { Seat } from './test';

/** A business, and an assistant who has joined it, without looking left or right. Ends at the assistant's page, as the owner. */
export async function meet(owner: Seat, assistant: Seat): Promise<void> {
  const { page } = owner;
  await page.getByRole('link', { name: /workspace/i }).click();
  await page.getByLabel('Name of the business').fill('Adeyemi Ceramics');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.getByRole('link', { name: 'Invite an assistant' }).click();
  await page.getByLabel('Their name').fill(assistant.person.name);
  await page.getByLabel('Their e-mail address').fill(assistant.person.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(assistant.person.name);
  await join(assistant);
  await page.reload();
}

async function join({ page, person }: Seat): Promise<void> {
  await page.goto(linkIn(await mailTo(person.email, /Adeyemi Ceramics/)));
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await page.goto(linkIn(await mailTo(person.email, /^Sign in to Handover/)));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await introduce(page, person);
  await page.getByRole('button', { name: 'Join Adeyemi Ceramics' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/inbox'));
}
