import { describe, expect, it } from 'vitest';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { getAccountDeletion, getWorkspaceDeletion } from '@/lib/deletion/queries';
import { owe } from '@/lib/pay/owed/owed';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { settleRefund, takeBack } from '@/lib/pay/runs/resolving.actions';
import { stripeClient } from '@/lib/pay/stripe/client';
import { requireLatestTerms } from '@/lib/pay/terms/pay-terms.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { DUE, givenDeletions } from '@/tests/support/deletions';
import { FIRST_TRY } from '@/tests/support/first-try';
import { paymentForm } from '@/tests/support/pay/pay';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod, runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson } from '@/tests/support/people';
import { owedIn } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

describe('a deletion waits for money that is at Stripe', () => {
  const { database, ask, pastRules, deletesWorkspace } = givenDeletions();
  const { holder, somebodyWaits } = givenHolder(database);
  let pair: Pair;
  const { stripe, says, approved, paymentOf } = givenStripePair((each) => {
    pair = each;
  });

  it('that was collected and couldn’t be sent on: neither side goes', async () => {
    await givenMethod(pair, stripe);
    stripe.standIn().addFault({ kind: 'refused', on: 'POST /v1/transfers', times: 1 });
    const run = await approved();
    await stripe.pass(5);
    expect(await paymentOf(run)).toMatchObject({ state: 'failed' });
    await worksNoMore();

    expect(await holds()).toEqual({ business: ['payment'], assistant: ['payment'] });
    expect(refusalOf(await deletesWorkspace(pair)).message).toContain('waits at Stripe');
  });

  it('that is being taken back: the business doesn’t go, and its assistant may', async () => {
    const { payment } = await givenPaid();
    expect(await holds()).toEqual({ business: [], assistant: [] });

    doneOf(await says(takeBack, payment));

    expect(await holds()).toEqual({ business: ['refund'], assistant: [] });
    expect(refusalOf(await deletesWorkspace(pair)).message).toContain('came back of a payment');
    await stripe.pass(60);
    // it is with the business again, and owed
    expect(await holds()).toEqual({ business: ['owed'], assistant: ['owed'] });
  });

  it('that no bank took back, until an owner says how they got it', async () => {
    const { run, payment } = await givenPaid('4000000000005126');
    doneOf(await says(takeBack, payment));
    await stripe.pass(600);
    const { state, ...seen } = await paymentOf(run);
    expect(state).toBe('refunded');
    expect(await holds()).toEqual({ business: ['owed', 'refund'], assistant: ['owed'] });

    doneOf(await says(settleRefund, { ...seen, note: 'By bank transfer' }));

    expect(await holds()).toEqual({ business: ['owed'], assistant: ['owed'] });
  });

  it('that was reversed by hand in part, though the same was paid another way, until it is refunded', async () => {
    const { run } = await givenPaid();
    const [sent] = (await runOf(run.workspaceId, run.id)).payments;
    await stripeClient().transfers.createReversal(sent?.transfer?.transferId ?? '', { amount: 1_000 });
    await stripe.pass(5);
    expect(await holds()).toEqual({ business: ['owed', 'refund'], assistant: ['owed'] });
    const [part] = (await owedIn(pair.owner, pair)).filter(({ kind }) => kind === 'returned');
    const sentOn = stripe.at().toISOString().slice(0, 10);
    const form = await paymentForm(pair, { owed: [part?.id ?? ''], sentOn });
    doneOf(await says(recordPayment, form));
    const recorded = { workspaceId: run.workspaceId, id: form.id, version: 1, note: '' };
    doneOf(await says(confirmPayment, recorded, pair.assistant));

    expect(await holds()).toEqual({ business: ['refund'], assistant: [] });
    expect(refusalOf(await deletesWorkspace(pair)).message).toContain('waits at Stripe');

    const { state: _, ...payment } = await paymentOf(run);
    doneOf(await says(takeBack, payment));
    await stripe.pass(60);
    expect(await holds()).toEqual({ business: [], assistant: [] });
  });

  it('and none is taken back in the moment of erasing', async () => {
    const { payment } = await givenPaid();
    const { workspace, owner } = pair;
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE', [workspace.id]);

    const erased = erases(id);
    await somebodyWaits();
    const taken = atTime(DUE, () => asPerson(owner, () => submit(takeBack, payment)));
    await Promise.race([taken, somebodyWaits(2)]);
    await holder().query('COMMIT');

    await erased;
    expect(await taken).toMatchObject({ status: 'refused' });
    expect(await deletedAt()).toEqual(DUE);
    expect(
      await ask("SELECT 1 FROM payment_steps WHERE kind = 'reverse' AND workspace_id = $1", [workspace.id]),
    ).toEqual([]);
  });

  it('or that is becoming owed when erasing begins', async () => {
    await givenPaid();
    const { workspace, engagementId, owner } = pair;
    const place = { workspaceId: workspace.id, engagementId };
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    const written = Promise.withResolvers<void>();
    const goesOn = Promise.withResolvers<void>();

    const owing = withActor({ kind: 'user', userId: owner.userId }, async (tx) => {
      const terms = await requireLatestTerms(tx, place, '2027-06-15');
      const amounts = { fullMinor: 1_000, amountMinor: 1_000, approvedById: owner.userId, approvedAt: DUE };
      await owe(tx, place, { kind: 'bonus', sourceKey: `extra:${id}`, terms, ...amounts });
      written.resolve();
      await goesOn.promise;
    });
    await written.promise;
    const erased = erases(id);
    await Promise.race([erased, somebodyWaits()]);
    goesOn.resolve();

    await owing;
    await erased;
    expect(await deletedAt()).toBeNull();
    expect(await ask('SELECT 1 FROM open_owed WHERE workspace_id = $1', [workspace.id])).toHaveLength(1);
  });

  const erases = (id: string) =>
    atTime(DUE, () => eraseWorkspace.perform({ workspaceId: pair.workspace.id, id }, FIRST_TRY));

  async function deletedAt() {
    const [row] = await ask<{ deleted_at: Date | null }>('SELECT deleted_at FROM workspaces WHERE id = $1', [
      pair.workspace.id,
    ]);
    return row?.deleted_at;
  }

  /** Somebody was paid, and nothing else binds the two any more. */
  async function givenPaid(card?: string) {
    await givenMethod(pair, stripe, 'card', card);
    const run = await approved();
    await stripe.pass(60);
    const { state, ...payment } = await paymentOf(run);
    expect(state).toBe('paid');
    await worksNoMore();
    return { run, payment };
  }

  /** Notice takes weeks; this is its result. */
  async function worksNoMore(): Promise<void> {
    await pastRules(`UPDATE agreements SET state = 'terminated' WHERE engagement_id = $1`, pair.engagementId);
  }

  /** What prevents deleting the business, and what in it prevents deleting its assistant's account. */
  async function holds() {
    const { owner, assistant, workspace } = pair;
    const ofBusiness = (await getWorkspaceDeletion(owner.userId, workspace.id)).holds;
    const ofAssistant = (await getAccountDeletion(assistant.userId)).holds;
    const kinds = (held: typeof ofBusiness) => held.map(({ kind }) => kind);
    return {
      business: kinds(ofBusiness),
      assistant: kinds(ofAssistant.filter(({ workspaceId }) => workspaceId === workspace.id)),
    };
  }
});
