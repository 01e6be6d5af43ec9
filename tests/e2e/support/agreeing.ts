import { linkIn, mailTo } from './mailbox';
import { meet } from './meeting';
import type { Seat } from './test';

/**
 * Brings two people to an agreement that both have signed, by the pages and the mails, without looking left or right.
 * @returns the sealed PDF, as the mail brought it.
 */
export async function agree(owner: Seat, assistant: Seat): Promise<Buffer> {
  await signBoth(owner, assistant);
  const { message } = await mailTo(assistant.person.email, /^In force/);
  return Buffer.from(message.attachments[0]?.content ?? '', 'base64');
}

/** As `agree`, without waiting for the sealed copy: it is in force as soon as both have signed. */
export async function signBoth(owner: Seat, assistant: Seat): Promise<void> {
  await meet(owner, assistant);
  await write(owner);
  await owner.page.getByRole('button', { name: `Propose to ${assistant.person.name}` }).click();
  await sign(owner);
  await assistant.page.goto(linkIn(await mailTo(assistant.person.email, /Agreement with/)));
  await sign(assistant);
}

/** Writes an agreement by the hour from the assistant's page. Ends at the draft, looked over and not yet proposed. */
export async function write({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Write an agreement' }).click();
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
}

/** Signs by a typed name, from the agreement's page and back to it. */
export async function sign({ page, person }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(person.name);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}
