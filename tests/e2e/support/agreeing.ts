import { Temporal } from 'temporal-polyfill';
import { givenAgreementInForce, type Pair } from '@/tests/support/agreements';
import { mailTo } from './mailbox';
import { givenMet } from './meeting';
import type { Seat } from './test';

/**
 * @returns what an hourly agreement says beyond what its template suggests: it holds from today, where the owner is.
 */
export function byTheHour(owner: Seat, assistant: { readonly person: Pick<Seat['person'], 'name'> }) {
  const startsOn = Temporal.Now.plainDateISO(owner.person.zone).toString();
  return {
    title: `Agreement between Adeyemi Ceramics and ${assistant.person.name}`,
    rate: '12.50',
    cap: '',
    startsOn,
  };
}

/**
 * A business and an assistant who have both signed an hourly agreement, by the product's own actions: the tests of
 * agreements go through the pages for it. Both are signed in, and no page is open.
 */
export async function givenAgreed(owner: Seat, assistant: Seat): Promise<Pair> {
  return (await agree(owner, assistant)).pair;
}

/** Like `givenAgreed`. Ends with both at the agreement. */
export async function signBoth(owner: Seat, assistant: Seat): Promise<Pair> {
  const { pair, id } = await agree(owner, assistant);
  await owner.page.goto(`/w/${pair.workspace.slug}/agreements/${id}`);
  await assistant.page.goto(`/inbox/agreements/${pair.workspace.id}/${id}`);
  return pair;
}

async function agree(owner: Seat, assistant: Seat): Promise<{ readonly pair: Pair; readonly id: string }> {
  const pair = await givenMet(owner, assistant);
  const { id } = await givenAgreementInForce(pair, byTheHour(owner, assistant));
  return { pair, id };
}

/**
 * @returns the sealed PDF of what somebody has signed, as mailed: the agreement is in force as soon as both have
 * signed, before that mail.
 */
export async function sealedCopy({ person }: Seat): Promise<Buffer> {
  const { message } = await mailTo(person.email, /^In force/);
  return Buffer.from(message.attachments[0]?.content ?? '', 'base64');
}

/** Writes an hourly agreement from the assistant's page. Ends at the draft, checked and not yet proposed. */
export async function write({ page }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Write an agreement' }).click();
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
}

/** Signs with a typed name, from the agreement's page and back to it. */
export async function sign({ page, person }: Seat): Promise<void> {
  await page.getByRole('link', { name: 'Read and sign' }).click();
  await page.getByRole('checkbox').check();
  await page.getByLabel('Your name, as you sign it').fill(person.name);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}
