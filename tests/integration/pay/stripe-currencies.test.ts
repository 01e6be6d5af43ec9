import { describe, expect, it, vi } from 'vitest';
import { examineStripe } from '@/lib/pay/examining.queries';
import { atTime } from '@/lib/platform/clock';
import { givenPair } from '@/tests/support/agreements';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenApprovedRun, givenMethod, givenOwed, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, givenAgreedBefore } from '@/tests/support/time';

// an installation that pays in several currencies, with the stand-in's prices for a card; settings are read once
vi.mock('@/lib/platform/env/env', async (original) => {
  const actual = await original<typeof import('@/lib/platform/env/env')>();
  const own = {
    STRIPE_CURRENCIES: 'USD,EUR,JPY,GBP',
    STRIPE_FEES: 'card=290+30 card:EUR=290+25 card:JPY=290+40',
  };
  return { ...actual, env: () => actual.parseEnv({ ...process.env, ...own }) };
});

describe('a pay run in a currency of its own', () => {
  givenDatabaseWithPeople();
  const { people, stripe } = givenStripePair(() => undefined);

  it.each([
    ['EUR', '100.00', 10_324],
    ['JPY', '10000', 10_340],
  ])('costs in %s what Stripe takes in it: nothing of %s is left over', async (currency, amount, charge) => {
    const abroad = await givenPair(people(), `Adeyemi in ${currency}`);
    await givenAgreedBefore(abroad, { currency, rate: '15', cap: '600' });
    await givenMethod(abroad, stripe);

    const run = await givenApprovedRun(abroad, [await givenOwed(abroad, amount, stripe.at())], stripe.at());
    await stripe.pass(5);

    expect(run.chargeMinor).toBe(charge);
    expect((await runOf(run.workspaceId, run.id)).payments).toMatchObject([{ state: 'paid' }]);
    expect(await balancesOf(abroad.owner, abroad)).toMatchObject({
      [`cost ${currency}`]: 10_000,
      [`fees ${currency}`]: charge - 10_000,
      [`stripe ${currency}`]: 0,
    });
  });

  it('is charged at a guess where nobody has said what Stripe takes, which the doctor says', async () => {
    const findings = await atTime(stripe.at(), examineStripe);

    expect(findings.map(({ says }) => says)).toContain(
      'STRIPE_FEES has no price for a card’s charge in GBP: Stripe’s fee for such a pay run is a guess.',
    );
  });
});
