import { beforeEach, describe, expect, it } from 'vitest';
import { PayoutsStatus } from '@/components/pay/stripe/payouts-status';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { openAccount } from '@/lib/pay/stripe/accounts/accounts.jobs';
import { stripeClient } from '@/lib/pay/stripe/client';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { accountOf } from '@/tests/support/pay/stripe-pay';
import { asPerson, givenPeople, givenPerson, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('the country in which somebody is paid', () => {
  givenDatabase();
  const stripe = givenStripe();
  let nia: Person;
  beforeEach(async () => {
    nia = await givenPerson({
      name: 'Nia Lopes',
      email: `${newId()}@inbox.example`,
      zone: 'Europe/Lisbon',
    });
    await givenPair({ ...(await givenPeople()), maria: nia }, 'Adeyemi Fairs');
  });

  it('is named to them where Stripe refuses it', async () => {
    await lives('PH');
    await stripe.work();

    const shown = markupOf(<PayoutsStatus payouts={await accountOf(nia)} link={null} />);

    expect(shown).toContain('You chose Philippines. Stripe can’t send money there from here.');
  });

  it('is the one that they chose last, also while Stripe refuses the one before', async () => {
    await choosesMeanwhile('PH', 'US');

    expect(await accountOf(nia)).toMatchObject({ country: 'US', transfers: 'inactive', said: '' });
    expect((await accountOf(nia)).linkUrl).not.toBeNull();
  });

  it('is the one that they chose last, also while Stripe makes an account in the one before', async () => {
    await choosesMeanwhile('GB', 'US');

    const { accountId } = await accountOf(nia);
    expect(await stripeClient().accounts.retrieve(accountId ?? '')).toMatchObject({ country: 'US' });
  });

  /** Somebody chooses another country after Stripe was asked for an account in the first one, and before it answers. */
  async function choosesMeanwhile(first: string, then: string): Promise<void> {
    await lives(first);
    stripe.standIn().addFault({ kind: 'held', on: '^POST /v1/accounts$', times: 1 });
    const asked = atTime(stripe.at(), () => openAccount.perform({ userId: nia.userId }, FIRST_TRY));
    await eventually(() => expect(stripe.standIn().isHolding()).toBe(true));
    await lives(then, 1);
    // whatever is asked of it next releases the answer
    await stripeClient().balance.retrieve();
    await asked;
    await stripe.work();
  }

  async function lives(country: string, later = 0): Promise<void> {
    const at = new Date(stripe.at().getTime() + later);
    doneOf(await atTime(at, () => asPerson(nia, () => submit(onboard, { country }))));
  }
});
