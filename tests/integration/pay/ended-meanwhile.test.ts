import { describe, expect, it } from 'vitest';
import { approveRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { sendOn } from '@/lib/pay/stripe/sending/transferring.jobs';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givesNotice, type Pair } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { engagementOf, saysDone } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenApprovedRun, givenMethod, givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

type Run = Awaited<ReturnType<typeof givenRun>>;

describe('work that ends while it is being paid', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  let pair: Pair;
  const { stripe, says, paymentOf } = givenStripePair((each) => {
    pair = each;
  });

  type Case = {
    readonly name: string;
    readonly given: (owed: string) => Promise<Run>;
    /** what is half done when the work ends */
    readonly step: (run: Run, owed: string) => Promise<unknown>;
  };
  const CASES: readonly Case[] = [
    {
      name: 'a pay run is being prepared',
      given: async () => ({ workspaceId: pair.workspace.id, id: newId(), chargeMinor: 10_330 }),
      step: async ({ workspaceId, id }, owed) =>
        doneOf(await says(prepareRun, { workspaceId, id, owed: [owed] })),
    },
    {
      name: 'it is being approved',
      given: (owed) => givenRun(pair, [owed], stripe.at()),
      step: async (run) => doneOf(await says(approveRun, run)),
    },
    {
      name: 'its money is being sent',
      given: async (owed) => {
        // Stripe has collected it, and a worker has taken up the transfer
        stripe.standIn().addFault({ kind: 'rate_limited', on: 'POST /v1/transfers', times: 2 });
        const run = await givenApprovedRun(pair, [owed], stripe.at());
        await stripe.pass(5);
        expect(await paymentOf(run)).toMatchObject({ state: 'transferring' });
        stripe.standIn().clearTrouble();
        return run;
      },
      step: async ({ workspaceId, id: runId }) => {
        const [payment] = (await runOf(workspaceId, runId)).payments;
        const place = { workspaceId, runId, paymentId: payment?.id };
        await atTime(stripe.at(), () => sendOn.perform(place, FIRST_TRY));
      },
    },
  ];

  it.each(CASES)('is paid all the same, and its assistant is told: $name', async ({ given, step }) => {
    await givenMethod(pair, stripe);
    const owed = await givenOwed(pair, '100', stripe.at());
    const run = await given(owed);
    await givenNotice();
    await ends('assistant');

    // whatever moves a payment waits here, with all that it has locked
    await holder().query('BEGIN');
    await holder().query('LOCK TABLE payment_moves IN SHARE MODE');
    const stepping = step(run, owed);
    await somebodyWaits();
    await ends('owner');
    await holder().query('COMMIT');
    await stepping;

    expect(await engagementOf(pair)).toMatchObject({ state: 'ended' });
    if ((await paymentOf(run)).state === 'awaiting_approval') doneOf(await says(approveRun, run));
    await stripe.pass(60);
    expect(await paymentOf(run)).toMatchObject({ state: 'paid' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      'owed USD': 0,
      'underway USD': 0,
      'stripe USD': 0,
    });
    expect((await mailsIn(run.workspaceId, 'pay.sent')).map(({ toAddress }) => toAddress)).toEqual([
      pair.assistant.email,
    ]);
  });

  async function givenNotice(): Promise<void> {
    const { owner, workspace, engagementId } = pair;
    const { id } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
      tx.agreement.findFirstOrThrow({ where: { engagementId, state: 'in_force' } }),
    );
    doneOf(await atTime(stripe.at(), () => givesNotice(owner, { workspaceId: workspace.id, id })));
  }

  async function ends(side: 'owner' | 'assistant'): Promise<void> {
    doneOf(await atTime(stripe.at(), () => saysDone(pair[side], pair)));
  }
});
