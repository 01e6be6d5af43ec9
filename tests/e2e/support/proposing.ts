import { expect } from 'playwright/test';
import { write } from './agreeing';
import { linkIn, mailTo } from './mailbox';
import { meet } from './meeting';
import type { Seat } from './test';

type Seats = (who: 'ruth' | 'maria', options?: { readonly isSignedIn?: boolean }) => Promise<Seat>;

/** Ruth makes a business, invites Maria, who joins, and proposes an hourly agreement to her. All of it by the pages. */
export async function givenProposedAgreement(seat: Seats): Promise<{ ruth: Seat; maria: Seat }> {
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);
  await write(ruth);
  await ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
  await expect(ruth.page.getByText('has been asked to read and sign')).toBeVisible();
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^To read and sign/)));
  await expect(maria.page.getByText('proposes this to you')).toBeVisible();
  return { ruth, maria };
}
