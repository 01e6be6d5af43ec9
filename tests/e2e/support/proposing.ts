import { expect } from 'playwright/test';
import { givenProposed } from '@/tests/support/agreements';
import { byTheHour } from './agreeing';
import { linkIn, mailTo } from './mailbox';
import { givenMet } from './meeting';
import type { Seat } from './test';

type Seats = (who: 'ruth' | 'maria', options?: { readonly isSignedIn?: boolean }) => Promise<Seat>;

/**
 * Ruth, who has engaged Maria, has proposed an hourly agreement. Ends with both at it, Maria through the mail's link.
 */
export async function givenProposedAgreement(seat: Seats): Promise<{ ruth: Seat; maria: Seat }> {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenMet(ruth, maria);
  const { id } = await givenProposed(pair, byTheHour(ruth, maria));
  await ruth.page.goto(`/w/${pair.workspace.slug}/agreements/${id}`);
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^To read and sign/)));
  await expect(maria.page.getByText('proposes this to you')).toBeVisible();
  return { ruth, maria };
}
