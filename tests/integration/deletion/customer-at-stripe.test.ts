import { describe, expect, it } from 'vitest';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { deleteWorkspace } from '@/lib/deletion/workspace.actions';
import { deleteErasedCustomer } from '@/lib/pay/leaving-stripe';
import { stripeClient } from '@/lib/pay/stripe/client';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the customer at Stripe of a business that is erased', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let pair: Pair;
  const { stripe, says } = givenStripePair((each) => {
    pair = each;
  });

  const isDeleted = async (customerId: string) =>
    (await stripeClient().customers.retrieve(customerId)).deleted === true;
  const jobs = async () =>
    (
      await owner().query<{ name: string; payload: object }>(
        `SELECT t.identifier AS name, j.payload FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier LIKE 'pay.%'`,
      )
    ).rows;

  /** A business that has saved a card is erased, after its wait. @returns its customer at Stripe. */
  async function givenErased(): Promise<string> {
    await givenMethod(pair, stripe);
    const workspaceId = pair.workspace.id;
    const { rows } = await owner().query('SELECT customer_id FROM stripe_customers WHERE workspace_id = $1', [
      workspaceId,
    ]);
    await owner().query("SET session_replication_role = 'replica'");
    await owner().query("UPDATE agreements SET state = 'terminated' WHERE workspace_id = $1", [workspaceId]);
    await owner().query("SET session_replication_role = 'origin'");
    const id = newId();
    doneOf(await says(deleteWorkspace, { workspaceId, id, confirmation: pair.workspace.name }));
    const due = new Date(stripe.at().getTime() + 14 * DAY_MS);
    for (let run = 0; run < 2; run += 1)
      await atTime(due, () => eraseWorkspace.perform({ workspaceId, id }, FIRST_TRY));
    return rows[0]?.customer_id ?? '';
  }

  it('is deleted there, though Stripe is away at first and its answer is lost then; and nobody is told of the card', async () => {
    const customerId = await givenErased();
    for (const kind of ['broken', 'broken_after'] as const)
      stripe.standIn().addFault({ kind, on: 'DELETE /v1/customers' });
    await stripe.work();
    expect(await isDeleted(customerId)).toBe(false);

    await stripe.pass(61);
    expect(await isDeleted(customerId)).toBe(true);
    expect(await jobs()).toMatchObject([{ name: 'pay.delete_customer', payload: { customerId } }]);
    await stripe.pass(61);

    expect(await jobs()).toEqual([]);
    const { rows } = await owner().query(
      `SELECT (SELECT count(*)::int FROM pay_methods WHERE workspace_id = $1 AND removed_at IS NULL) AS in_use,
         (SELECT count(*)::int FROM audit_events WHERE workspace_id = $1 AND action = 'pay_method.removed') AS noted`,
      [pair.workspace.id],
    );
    expect(rows).toEqual([{ in_use: 0, noted: 0 }]);
  });

  it('counts as deleted if whoever runs the installation was faster', async () => {
    const customerId = await givenErased();
    await stripeClient().customers.del(customerId);

    await stripe.work();

    expect(await jobs()).toEqual([]);
  });

  it('isn’t taken for deleted where Stripe doesn’t know it: that is another account’s key, which an operator is shown', async () => {
    await expect(deleteErasedCustomer.perform({ customerId: 'cus_elsewhere' }, FIRST_TRY)).rejects.toThrow(
      'No such customer',
    );
  });
});
