import Stripe from 'stripe';
import { TEST_KEY } from '@/tests/support/stripe/under-test';
import { askDatabase } from '../steps/postgres-tools';

type RunRow = { id: string; intentId: string | null; chargeState: string; chargeMinor: string };
type SentRow = { transferId: string; state: string; runId: string };

const RUNS = `SELECT id, intent_id AS "intentId", charge_state::text AS "chargeState", (total_minor + fee_minor)::text AS "chargeMinor" FROM pay_runs`;
const SENT = `SELECT t.transfer_id AS "transferId", p.state::text, p.run_id AS "runId"
  FROM payment_transfers t JOIN payments p ON (p.workspace_id, p.id) = (t.workspace_id, t.payment_id)`;

/**
 * Compares what the stand-in for Stripe has collected and sent with the pay runs.
 * @returns how much of each there was, and a sentence for whatever was collected or sent without being ours, or twice,
 * or about which the product says something else.
 */
export async function verifyStripe(ownerUrl: string, stripeUrl: string) {
  const { hostname: host, port } = new URL(stripeUrl);
  const stripe = new Stripe(TEST_KEY, { protocol: 'http', host, port });
  const intents = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  const transfers = await stripe.transfers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  const runs = await askDatabase<RunRow>(ownerUrl, RUNS);
  const sent = await askDatabase<SentRow>(ownerUrl, SENT);
  const wrong: string[] = [];

  const collected = intents.filter(({ status }) => status === 'succeeded');
  for (const { id, amount } of collected) {
    const run = runs.find(({ intentId }) => intentId === id);
    if (!run) wrong.push(`Stripe collected ${id}, which is no pay run's.`);
    else if (run.chargeState !== 'succeeded')
      wrong.push(`${id} was collected; its run says ${run.chargeState}.`);
    else if (Number(run.chargeMinor) !== amount)
      wrong.push(`${id} was ${amount}, its run ${run.chargeMinor}.`);
  }
  const ids = new Set(collected.map(({ id }) => id));
  for (const { id, intentId, chargeState } of runs)
    if (chargeState === 'succeeded' && !ids.has(intentId ?? ''))
      wrong.push(`The run ${id} was never collected.`);

  for (const { id } of transfers)
    if (sent.filter(({ transferId }) => transferId === id).length !== 1)
      wrong.push(`Stripe sent ${id}, which isn't noted once.`);
  const left = new Set(transfers.map(({ id }) => id));
  for (const { transferId } of sent) if (!left.has(transferId)) wrong.push(`${transferId} was never sent.`);
  return { collected: collected.length, sent: transfers.length, wrong };
}
