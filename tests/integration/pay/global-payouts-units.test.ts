import { beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareRun } from '@/lib/pay/runs/runs.actions';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { chooseRail } from '@/lib/pay/stripe/accounts/rails.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { accountOf, givenOwed } from '@/tests/support/pay/stripe-pay';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { submit as fillIn } from '@/tests/support/stripe/situations';
import { givenAgreedBefore } from '@/tests/support/time';

// a business's balance isn't known before it exists, and settings are read once
vi.mock('@/lib/platform/env/env', async (original) => {
  const actual = await original<typeof import('@/lib/platform/env/env')>();
  return {
    ...actual,
    env: () => ({ ...actual.env(), STRIPE_GLOBAL_PAYOUTS: process.env.STRIPE_GLOBAL_PAYOUTS }),
  };
});

describe('a payout by Stripe Global Payouts', () => {
  givenDatabaseWithPeople();
  const stripe = givenStripe();
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    // some business has them: only then does Stripe pay out to somebody whom Connect doesn't reach
    process.env.STRIPE_GLOBAL_PAYOUTS = 'adeyemi=fa_1';
    doneOf(await says(onboard, { country: 'PH' }, people.maria));
    await stripe.work();
    const { linkUrl } = await accountOf(people.maria);
    await fetch(linkUrl ?? '');
    await fillIn(linkUrl ?? '', { answer: 'complete', account: '000123456789' });
    await stripe.pass(86_400);
  });

  it.each(['HUF', 'TWD'])(
    'in %s is of whole ones only, as Stripe pays out no part of one',
    async (currency) => {
      await givenBusiness(currency);

      expect(await refusedOf('1000.50')).toMatchObject({ code: 'part_of_unit' });
      doneOf(await prepares('1000'));
    },
  );

  it.each([
    ['ISK', '1000'],
    ['UGX', '1000'],
  ])('in %s isn’t prepared: Stripe counts a hundredth of it', async (currency, amount) => {
    await givenBusiness(currency);

    expect(await refusedOf(amount)).toMatchObject({ code: 'other_unit' });
  });

  it('goes to a bank account that its person can change at Stripe', async () => {
    const { accountId, linkUrl: before } = await accountOf(people.maria);
    doneOf(await says(onboard, { country: 'PH' }, people.maria));
    await stripe.work();
    const { linkUrl } = await accountOf(people.maria);
    expect(linkUrl).not.toBe(before);
    await fetch(linkUrl ?? '');
    await fillIn(linkUrl ?? '', { answer: 'complete', account: '000123456789' });
    await stripe.pass(86_400);

    expect(await accountOf(people.maria)).toMatchObject({ accountId, bankPayouts: 'active', said: '' });
  });

  async function givenBusiness(currency: string) {
    pair = await givenPair(people, `Adeyemi in ${currency}`);
    process.env.STRIPE_GLOBAL_PAYOUTS = `${pair.workspace.slug}=fa_${currency}`;
    await givenAgreedBefore(pair, { currency, rate: '4000', cap: '' });
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    doneOf(await says(chooseRail, { ...place, rail: 'stripe_global_payouts' }));
  }

  async function prepares(amount: string) {
    const owed = [await givenOwed(pair, amount, stripe.at())];
    return says(prepareRun, { workspaceId: pair.workspace.id, id: newId(), owed });
  }

  async function refusedOf(amount: string) {
    return refusalOf(await prepares(amount));
  }

  function says<T>(action: FormAction<T>, fields: Fields, who = pair.owner) {
    return atTime(stripe.at(), () => asPerson(who, () => submit(action, fields)));
  }
});
