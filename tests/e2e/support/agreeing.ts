import { expect } from 'playwright/test';
import { linkIn, mailTo } from './mailbox';
import { introduce } from './signing-in';
import type { Seat } from './test';

/**
 * Brings two people to an agreement that both have signed, by the pages and the mails, without looking left or right.
 * @returns the sealed PDF, as the mail brought it.
 */
export async function agree(owner: Seat, assistant: Seat): Promise<Buffer> {
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
  await page.getByRole('link', { name: 'Write an agreement' }).click();
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await page.getByRole('button', { name: `Propose to ${assistant.person.name}` }).click();
  await sign(owner);
  await assistant.page.goto(linkIn(await mailTo(assistant.person.email, /Agreement with/)));
  await sign(assistant);
  const { message } = await mailTo(assistant.person.email, /^In force/);
  return Buffer.from(message.attachments[0]?.content ?? '', 'base64');
}

async function join({ page, person }: Seat): Promise<void> {
  await page.goto(linkIn(await mailTo(person.email, /Adeyemi Ceramics/)));
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await page.goto(linkIn(await mailTo(person.email, /^Sign in to Handover/)));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await introduce(page, person);
  await page.getByRole('button', { name: 'Join Adeyemi Ceramics' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/invitations'));
}

async function sign({ page, person }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(person.name);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}
