import fc from 'fast-check';
import Stripe from 'stripe';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { owe } from '@/lib/pay/owed';
import { termsOn } from '@/lib/pay/pay-terms.queries';
import { newId } from '@/lib/platform/ids';
import { sumOf } from '@/lib/platform/reckoning';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { givenMany } from '@/tests/support/many-assistants';
import { givenAssistant, givenPerson, givenWorkspace, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';
import { onboarded } from '@/tests/support/stripe/situations';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { bomb } from '@/tests/support/stripe-bomb';
import { givenStripe } from '@/tests/support/stripe-given';
import { PAY_DAY } from '@/tests/support/stripe-open';
import { givenApprovedRun, givenMethod, runOf } from '@/tests/support/stripe-pay';
import { givenAgreedBefore } from '@/tests/support/time';

// A worker that is killed does nothing more from one moment on: here, from right after one of its transactions. Being killed
// inside of one is the same as right after the one before, and being killed while Stripe answers is a connection cut.
vi.mock('@/lib/platform/tenancy', async (original) => {
  const actual = await original<typeof import('@/lib/platform/tenancy')>();
  const { bomb: armed } = await import('@/tests/support/stripe-bomb');
  return {
    ...actual,
    withActor: async (...call: Parameters<typeof actual.withActor>) => {
      const result = await actual.withActor(...call);
      armed.afterCommit();
      return result;
    },
  };
});

/** `npm test` tries a few; STRIPE_SCHEDULES=500 npm test -- integration pay/stripe-schedules tries as many. */
const SCHEDULES = Number(process.env.STRIPE_SCHEDULES ?? 2);
/** By hand, each step is also tried alone: `npm test` kills at all of them in one run. */
const IS_BY_HAND = process.env.STRIPE_SCHEDULES !== undefined;
const ASSISTANTS = 20;
const HOUR = 3_600;

/** Each transaction of a run's jobs after which a worker can die, and what it has done by then; a new one has to be named here. */
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

const Amounts = fc.array(fc.integer({ min: 100, max: 900_000 }), {
  minLength: ASSISTANTS,
  maxLength: ASSISTANTS,
});
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
  /** how long nothing works before it goes on: now and then longer than Stripe keeps a key */
  pauses: fc.array(fc.constantFrom(60, HOUR, 7 * HOUR, 26 * HOUR), { minLength: 1, maxLength: 4 }),
  amounts: Amounts,
});

describe(`a pay run of ${ASSISTANTS} assistants`, () => {
  const database = givenDatabase();
  const stripe = givenStripe();
  let pairs: Pair[] = [];
  let pair: Pair;
  let sdk: Stripe;
  beforeAll(async () => {
    sdk = new Stripe(TEST_KEY, { ...stripe.standIn().address, maxNetworkRetries: 0, telemetry: false });
    const owner = await givenPerson({ name: 'Ruth', email: 'ruth@runs.example', zone: 'America/Chicago' });
    const workspace = await givenWorkspace(owner, { name: 'Adeyemi Runs' });
    const assistant = await givenPerson({ name: 'Maria', email: 'maria@runs.example', zone: 'Asia/Manila' });
    pair = { owner, assistant, workspace, engagementId: await givenAssistant(owner, workspace, assistant) };
    await givenAgreedBefore(pair);
    // every third bears what Stripe takes
    pairs = await givenMany(pair, { ownerUrl: database().ownerUrl, count: ASSISTANTS, bearing: 3 });
    for (const each of pairs) await connect(each.assistant, await onboarded({ stripe: sdk }));
    await givenMethod(pair, stripe);
  }, 600_000);

  it('pays each exactly once when every worker is killed at each of its steps', async () => {
    const amounts = pairs.map((_, index) => 10_000 + 377 * index);

    const deaths = await paidInSpiteOf(amounts, () => bomb.armAt(() => true));

    expect([...deaths.keys()].sort()).toEqual(Object.keys(STEPS));
    expect(deaths.get('pay.send 4')).toBe(ASSISTANTS);
    expect(await booked()).toEqual(await atStripe());
  }, 600_000);

  it.runIf(IS_BY_HAND).each(Object.entries(STEPS))(
    'pays each exactly once when workers are killed at %s: %s',
    async (step) => {
      const amounts = pairs.map((_, index) => 10_000 + 377 * index);

      const deaths = await paidInSpiteOf(amounts, () => bomb.armAt((each) => each === step));

      expect([...deaths.keys()]).toEqual([step]);
      expect(await booked()).toEqual(await atStripe());
    },
    600_000,
  );

  it('pays each exactly once, and the books are Stripe’s, whatever goes wrong on the way', async () => {
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
      { numRuns: SCHEDULES, endOnFailure: true },
    );
    expect(await booked()).toEqual(await atStripe());
  }, 10_800_000);

  /** Has a run paid while `trouble` is on, for as long as the pauses take, and then without. @returns the deaths on the way. */
  async function paidInSpiteOf(
    amounts: readonly number[],
    trouble: () => void,
    pauses: readonly number[] = [60, 60, 60, 60, 60, 60, 60, 60],
  ): Promise<ReadonlyMap<string, number>> {
    const owed = await oweAll(pairs, amounts, stripe.at());
    const run = await givenApprovedRun(pair, owed, stripe.at());
    trouble();
    for (const pause of pauses) await stripe.pass(pause);
    const deaths = new Map(bomb.diedAt);
    bomb.disarm();
    stripe.standIn().clearTrouble();
    for (let round = 0; round < 12 && !(await isOver(run)); round += 1) await stripe.pass(7 * HOUR);
    await expectPaidOnce(run, amounts);
    return deaths;
  }

  async function isOver(run: { workspaceId: string; id: string }): Promise<boolean> {
    const { payments } = await runOf(run.workspaceId, run.id);
    return payments.every(({ state }) => state === 'paid');
  }

  async function expectPaidOnce(
    run: { workspaceId: string; id: string; chargeMinor: number },
    amounts: readonly number[],
  ): Promise<void> {
    const { payments } = await runOf(run.workspaceId, run.id);
    expect(payments.map(({ state }) => state)).toEqual(amounts.map(() => 'paid'));
    expect(sumOf(payments.map(({ amountMinor }) => Number(amountMinor)))).toBe(sumOf(amounts));
    const transfers = await sdk.transfers.list({ transfer_group: `run_${run.id}`, limit: 100 });
    const sent = transfers.data.map(({ amount, metadata }) => `${metadata.payment} ${amount}`);
    expect(sent.sort()).toEqual(payments.map(({ id, sentMinor }) => `${id} ${sentMinor}`).sort());
    const charges = await sdk.charges.list({ transfer_group: `run_${run.id}`, limit: 100 });
    const taken = charges.data.filter(({ status }) => status === 'succeeded');
    expect(taken.map(({ amount }) => amount)).toEqual([run.chargeMinor]);
  }

  /** What the books say was moved at Stripe, by its movement. */
  async function booked(): Promise<Record<string, number>> {
    const rows = await withActor(
      { kind: 'stripe' },
      (tx) => tx.$queryRaw<{ id: string; minor: bigint }[]>`
        SELECT t.stripe_id AS id, sum(e.amount_minor)::bigint AS minor
        FROM ledger_transactions t
        JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
        JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
        WHERE t.stripe_id IS NOT NULL AND a.kind = 'stripe' GROUP BY t.stripe_id`,
    );
    return Object.fromEntries(rows.map(({ id, minor }) => [id, Number(minor)]));
  }

  async function atStripe(): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for await (const { id, net } of sdk.balanceTransactions.list({ limit: 100 })) all[id] = net;
    return all;
  }
});

async function connect({ userId }: Person, accountId: string): Promise<void> {
  const account = { userId, accountId, country: 'US', askedAt: PAY_DAY, transfers: 'active' } as const;
  await withActor({ kind: 'user', userId }, (tx) => tx.connectedAccount.createMany({ data: account }));
}

/** Owes each of them an amount, in one transaction. @returns the ids of what is owed. */
async function oweAll(pairs: readonly Pair[], amounts: readonly number[], at: Date): Promise<string[]> {
  const [first] = pairs;
  if (!first) return [];
  const { workspace, owner } = first;
  return withActor({ kind: 'workspace', workspaceId: workspace.id }, async (tx) => {
    const ids: string[] = [];
    for (const [index, { engagementId }] of pairs.entries()) {
      const place = { workspaceId: workspace.id, engagementId };
      const terms = await termsOn(tx, place, '2027-03-10');
      if (!terms) throw new Error('nothing was agreed');
      const amountMinor = amounts[index] ?? 0;
      const fact = { kind: 'bonus', sourceKey: `bonus:${newId()}`, terms, note: 'For the fair' } as const;
      ids.push(
        await owe(tx, place, {
          ...{ ...fact, fullMinor: amountMinor, amountMinor },
          ...{ approvedById: owner.userId, approvedAt: at },
        }),
      );
    }
    return ids;
  });
}
