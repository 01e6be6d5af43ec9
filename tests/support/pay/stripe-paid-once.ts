import type Stripe from 'stripe';
import { expect } from 'vitest';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { withActor } from '@/lib/platform/tenancy';
import { runOf } from './stripe-pay';

type Run = { readonly workspaceId: string; readonly id: string; readonly chargeMinor: number };

/** @returns whether each payment of a run has been sent. */
export async function isPaid({ workspaceId, id }: Omit<Run, 'chargeMinor'>): Promise<boolean> {
  const { payments } = await runOf(workspaceId, id);
  return payments.every(({ state }) => state === 'paid');
}

/** Compares a run with Stripe: one charge of what was shown, and one transfer to each of what they are to be sent. */
export async function expectPaidOnce(sdk: Stripe, run: Run, amounts: readonly number[]): Promise<void> {
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

/** Compares the books with Stripe's balance, movement by movement, to the smallest unit. */
export async function expectBooksToBeStripes(sdk: Stripe): Promise<void> {
  expect(await booked()).toEqual(await atStripe(sdk));
}

/** What the books say was moved at Stripe, by movement. */
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

async function atStripe(sdk: Stripe): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for await (const { id, net } of sdk.balanceTransactions.list({ limit: 100 })) all[id] = net;
  return all;
}
