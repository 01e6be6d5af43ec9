import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bomb } from '@/tests/support/pay/stripe-bomb';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { expectBooksToBeStripes, expectPaidOnce, isPaid } from '@/tests/support/pay/stripe-paid-once';
import { givenApprovedRun } from '@/tests/support/pay/stripe-pay';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenAgreedBefore } from '@/tests/support/time';

// A worker that is killed does nothing more from one moment on: here, from right after one of its transactions. Being
// killed inside of one is the same as right after the one before, and being killed while Stripe answers is a cut
// connection.
vi.mock('@/lib/platform/tenancy', async (original) => {
  const actual = await original<typeof import('@/lib/platform/tenancy')>();
  const { bomb: armed } = await import('@/tests/support/pay/stripe-bomb');
  return {
    ...actual,
    withActor: async (...call: Parameters<typeof actual.withActor>) => {
      const result = await actual.withActor(...call);
      armed.afterCommit();
      return result;
    },
  };
});

/**
 * `npm test` tries a few; STRIPE_SCHEDULES=500 npm test -- integration pay/stripe-schedules tries that many.
 * STRIPE_SEED repeats a failed one, by the seed that it reported.
 */
const SCHEDULES = Number(process.env.STRIPE_SCHEDULES ?? 2);
const SEED = process.env.STRIPE_SEED === undefined ? {} : { seed: Number(process.env.STRIPE_SEED) };
/** By hand, each step is also tried separately: `npm test` kills at all of them in one run. */
const IS_BY_HAND = process.env.STRIPE_SCHEDULES !== undefined;
const ASSISTANTS = 20;
const HOUR = 3_600;

/**
 * Each transaction of a run's jobs after which a worker can die, and what it has done by then; a new one has to be
 * listed here.
 */
const STEPS = {
  'pay.charge 1': 'the payments are being collected',
  'pay.charge 2': 'the key of the charge is written down',
  'pay.charge 3': 'Stripe’s answer to the charge is noted',
  'pay.charge 4': 'the run is about to be looked at',
  'pay.charge 5': 'the charge is in the books, and each transfer is asked for',
  'pay.follow 1': 'a run is about to be looked at again',
  'pay.follow 2': 'what is new of it is taken over',
  'pay.send 1': 'one payment is being sent',
  'pay.send 2': 'the key of its transfer is written down',
  'pay.send 3': 'Stripe’s answer to the transfer is noted',
  'pay.send 4': 'the transfer is in the books, and its assistant is told',
  'pay.take_event 1': 'a piece of news is about to be looked into',
  'pay.take_event 2': 'it is settled',
};

/**
 * A run of a few payments meets as much as one of twenty, which is tested above, and five times as many fit into an
 * hour.
 */
const Amounts = fc.array(fc.integer({ min: 100, max: 900_000 }), { minLength: 2, maxLength: 6 });
const Trouble = fc.record({
  webhooks: fc.array(
    fc.record({
      kind: fc.constantFrom('duplicate', 'delay', 'reorder', 'drop', 'mis_sign'),
      times: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 6 },
  ),
  faults: fc.array(
    fc.record({
      kind: fc.constantFrom('conflict', 'rate_limited', 'broken', 'cut_before', 'broken_after', 'cut_after'),
      on: fc.constantFrom('', 'POST /v1/payment_intents', 'POST /v1/transfers', 'GET'),
      after: fc.nat(12),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 6 },
  ),
  /** after how many transactions a worker dies, again and again */
  deaths: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 8 }),
  /** how long nothing works before it resumes: now and then longer than Stripe keeps a key */
  pauses: fc.array(fc.constantFrom(60, HOUR, 7 * HOUR, 26 * HOUR), { minLength: 1, maxLength: 4 }),
  amounts: Amounts,
});

describe(`a pay run of ${ASSISTANTS} assistants`, () => {
  const database = givenDatabase();
  const stripe = givenStripe({ isByChance: true });
  let paid: PaidThroughStripe;
  beforeAll(async () => {
    const { ownerUrl } = database();
    paid = await givenManyThroughStripe(stripe, { ownerUrl, count: ASSISTANTS, agreed: givenAgreedBefore });
    // reading how the business pays, planned while its owner was on Stripe's page, isn't a step of a run
    await stripe.pass(60);
  }, 600_000);

  it('pays each exactly once when every worker is killed at each of its steps', async () => {
    const amounts = paid.pairs.map((_, index) => 10_000 + 377 * index);

    const deaths = await paidInSpiteOf(amounts, () => bomb.armAt(() => true));

    expect([...deaths.keys()].sort()).toEqual(Object.keys(STEPS));
    expect(deaths.get('pay.send 4')).toBe(ASSISTANTS);
    await expectBooksToBeStripes(paid.sdk);
  }, 600_000);

  it.runIf(IS_BY_HAND).each(Object.entries(STEPS))(
    'pays each exactly once when workers are killed at %s: %s',
    async (step) => {
      const amounts = paid.pairs.map((_, index) => 10_000 + 377 * index);

      const deaths = await paidInSpiteOf(amounts, () => bomb.armAt((each) => each === step));

      expect([...deaths.keys()]).toEqual([step]);
      await expectBooksToBeStripes(paid.sdk);
    },
    600_000,
  );

  it('pays each exactly once, and the books match Stripe’s, whatever goes wrong on the way', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(Trouble, async ({ webhooks, faults, deaths, pauses, amounts }) => {
        await paidInSpiteOf(
          amounts,
          () => {
            for (const each of webhooks) stripe.standIn().addSwitch(each);
            for (const each of faults) stripe.standIn().addFault(each);
            bomb.arm(deaths);
          },
          pauses,
        );
        tried += 1;
        if (IS_BY_HAND && tried % 10 === 0)
          process.stdout.write(`${tried} schedules at ${new Date().toISOString()}\n`);
      }),
      { numRuns: SCHEDULES, endOnFailure: true, ...SEED },
    );
    await expectBooksToBeStripes(paid.sdk);
  }, 10_800_000);

  /**
   * Has a run paid while `trouble` is on, for as long as the pauses take, and then without.
   * @returns the deaths on the way.
   */
  async function paidInSpiteOf(
    amounts: readonly number[],
    trouble: () => void,
    pauses: readonly number[] = [60, 60, 60, 60, 60, 60, 60, 60],
  ): Promise<ReadonlyMap<string, number>> {
    const { pair, pairs, sdk } = paid;
    const owed = await oweAll(pairs.slice(0, amounts.length), amounts, stripe.at());
    const run = await givenApprovedRun(pair, owed, stripe.at());
    trouble();
    for (const pause of pauses) await stripe.pass(pause);
    const deaths = new Map(bomb.diedAt);
    bomb.disarm();
    stripe.standIn().clearTrouble();
    for (let round = 0; round < 12 && !(await isPaid(run)); round += 1) await stripe.pass(7 * HOUR);
    await expectPaidOnce(sdk, run, amounts);
    return deaths;
  }
});
