import { expect } from 'playwright/test';
import { linkIn, mailTo } from './mailbox';
import { introduce } from './signing-in';
import type { Seat } from './test';

type Seats = (who: 'ruth' | 'maria', options?: { readonly isSignedIn?: boolean }) => Promise<Seat>;

/** Ruth makes a business, invites Maria, who joins, and proposes an hourly agreement to her. All of it by the pages. */
export async function givenProposedAgreement(seat: Seats): Promise<{ ruth: Seat; maria: Seat }> {
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  const { page } = ruth;
  await page.getByRole('link', { name: /workspace/i }).click();
  await page.getByLabel('Name of the business').fill('Adeyemi Ceramics');
  await page.getByLabel('Currency you usually pay in').selectOption('USD');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.getByRole('link', { name: 'Invite an assistant' }).click();
  await page.getByLabel('Their name').fill(maria.person.name);
  await page.getByLabel('Their e-mail address').fill(maria.person.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(maria.person.name);
  await join(maria);

  await page.reload();
  await page.getByRole('link', { name: 'Write an agreement' }).click();
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByRole('button', { name: 'Save and look it over' }).click();
  await page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await expect(page.getByText('has been asked to read and sign')).toBeVisible();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^To read and sign/)));
  await expect(maria.page.getByText('proposes this to you')).toBeVisible();
  return { ruth, maria };
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
