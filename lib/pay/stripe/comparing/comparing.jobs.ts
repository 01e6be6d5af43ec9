import Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { isStripeSetUp, stripeClient } from '../client';
import { runBehind } from '../following/belonging';
import { followRun } from '../following/following.jobs';
import { followKey } from '../job-keys';
import { planLooksForPayouts } from '../sending/arriving.jobs';
import { type Compared, differencesOf, isBooked, nextComparison, spanOf } from './comparing.rules';

/**
 * Reconciles the books with Stripe's balance, one balance transaction at a time, once a day. Differences are recorded
 * for the operator; the run they belong to is looked at again. A difference stands until the two agree, however long
 * ago the transaction was.
 */
export const compareBooks: Job<Record<string, never>> = defineJob({
  name: 'pay.compare',
  payload: z.object({}),
  async run() {
    if (!isStripeSetUp()) return;
    // first, so that one that fails for good isn't the last
    await planComparison();
    await planLooksForPayouts();
    const at = now();
    const stripe = stripeClient();
    const { last, standing } = await readLast();
    const { since, until } = spanOf(at, last);
    const listed = await readMovements(stripe, since, until);
    const booked = await readBooked(since, until, [...listed.keys(), ...standing]);
    // booked days late, or standing since long ago
    const others = [...booked.keys(), ...standing].filter((id) => !listed.has(id));
    const movements = new Map([...listed, ...(await retrieveAll(stripe, others))]);
    const theirs = new Map(
      [...movements].map(([id, { currency, net }]) => [id, { currency: currency.toUpperCase(), minor: net }]),
    );
    const differences = differencesOf(theirs, booked);
    await write(differences, { at, since, compared: theirs.size });
    for (const { movement } of differences) await lookAgain(stripe, movements.get(movement));
    if (differences.length > 0) log.error({ differences: differences.length }, 'the books and Stripe differ');
  },
});

/** Plans the next reconciliation: one a day, however many workers plan it. */
export async function planComparison(): Promise<void> {
  if (!isStripeSetUp()) return;
  const runAt = nextComparison(now());
  await withActor({ kind: 'stripe' }, (tx) => enqueue(tx, compareBooks, {}, { runAt, key: 'pay.compare' }));
}

/** When the last comparison was, and the balance transactions whose differences nobody has settled. */
async function readLast() {
  return withActor({ kind: 'stripe' }, async (tx) => {
    const last = await tx.stripeComparison.findFirst({ orderBy: { ranAt: 'desc' }, select: { ranAt: true } });
    const open = await tx.stripeDifference.findMany({
      where: { settledAt: null },
      select: { movement: true },
    });
    return { last: last?.ranAt ?? null, standing: open.map(({ movement }) => movement) };
  });
}

async function readMovements(stripe: Stripe, since: Date, until: Date) {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  const created = { gte: seconds(since), lte: seconds(until) };
  const found = new Map<string, Stripe.BalanceTransaction>();
  for await (const each of stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] }))
    if (isBooked(each.type)) found.set(each.id, each);
  return found;
}

/** @returns those of these balance transactions that exist, by id. */
async function retrieveAll(stripe: Stripe, ids: readonly string[]) {
  const found = new Map<string, Stripe.BalanceTransaction>();
  for (const id of new Set(ids)) {
    const movement = await stripe.balanceTransactions
      .retrieve(id, { expand: ['source'] })
      .catch((error: unknown) => {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null;
        throw error;
      });
    if (movement) found.set(id, movement);
  }
  return found;
}

/** What the books have: for the balance transactions that Stripe named, and for any booked in the same period. */
async function readBooked(since: Date, until: Date, ids: readonly string[]) {
  const rows = await withActor(
    { kind: 'stripe' },
    (tx) => tx.$queryRaw<{ id: string; currency: string; minor: bigint }[]>`
      SELECT t.stripe_id AS id, e.currency, sum(e.amount_minor)::bigint AS minor
      FROM ledger_transactions t
      JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
      JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id AND a.kind = 'stripe'
      WHERE t.stripe_id = ANY (${[...ids]})
         OR (t.stripe_id IS NOT NULL AND t.at BETWEEN ${new Date(since.getTime() + BOOKED_WITHIN_MS)} AND ${until})
      GROUP BY t.stripe_id, e.currency`,
  );
  return new Map(rows.map(({ id, currency, minor }) => [id, { currency, minor: Number(minor) }]));
}

/** A booking is at most this much later than its balance transaction, so the oldest ones requested cover it. */
const BOOKED_WITHIN_MS = DAY_MS;

type Comparison = { readonly at: Date; readonly since: Date; readonly compared: number };

async function write(differences: readonly Compared[], { at, since, compared }: Comparison): Promise<void> {
  await withActor({ kind: 'stripe' }, async (tx) => {
    const standing = differences.map(({ movement }) => movement);
    await tx.stripeDifference.updateMany({
      where: { settledAt: null, movement: { notIn: standing } },
      data: { settledAt: at },
    });
    for (const { movement, currency, stripeMinor, bookedMinor } of differences) {
      const amounts = { currency, stripeMinor: BigInt(stripeMinor), bookedMinor: BigInt(bookedMinor) };
      await tx.stripeDifference.upsert({
        where: { movement },
        create: { id: newId(), movement, foundAt: at, ...amounts },
        update: { ...amounts, settledAt: null },
      });
    }
    const counts = { compared, different: differences.length };
    await tx.stripeComparison.createMany({ data: { id: newId(), ranAt: at, since, ...counts } });
  });
}

/** A difference may only be an event that never came: the run is looked at again, and the next reconciliation tells. */
async function lookAgain(stripe: Stripe, movement: Stripe.BalanceTransaction | undefined): Promise<void> {
  const run = movement && (await runBehind(stripe, movement));
  if (!run) return;
  await withActor({ kind: 'workspace', workspaceId: run.workspaceId }, (tx) =>
    enqueue(tx, followRun, run, { key: followKey(run) }),
  );
}
