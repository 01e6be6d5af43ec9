import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { givenOwed, givenRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenReachable, givenSavedMethod, movedTo, paidOutOfBalance } from '@/tests/support/pay/stripe-rows';
import { givenAgreedLately } from '@/tests/support/time';
import { OWNER_ALONE, type Rows } from './row';
import { givenNewPair, type World } from './world';

// before any settings are read
process.env.HANDOVER_OPERATORS = DEMO_PEOPLE.owner.email;

const OWNERS = { ...OWNER_ALONE, answers: { manager: 'not_yours' } } as const;

/** A business of Ruth's that pays by card, and owes Maria, whom Stripe reaches. */
async function payable(world: World): Promise<{ pair: Pair; owed: string }> {
  const pair = await givenNewPair(world);
  await givenAgreedLately(pair);
  await givenSavedMethod(pair);
  await givenReachable(pair.assistant);
  return { pair, owed: await givenOwed(pair, '100', new Date()) };
}

async function prepared(world: World) {
  const { pair, owed } = await payable(world);
  return givenRun(pair, [owed], new Date());
}

/** A run in which Stripe has stopped or refused something: as a worker would have left it, without Stripe. */
async function moved(
  world: World,
  states: readonly ('charging' | 'needs_attention' | 'charged' | 'failed')[],
) {
  const run = await prepared(world);
  await movedTo(run, states);
  return run;
}

async function failed(world: World) {
  const { payment } = await failedIn(world);
  return payment;
}

async function failedIn(world: World) {
  const { workspaceId, id: runId } = await moved(world, ['charging', 'charged', 'failed']);
  const [payment] = (await runOf(workspaceId, runId)).payments;
  if (!payment) throw new Error('the run pays somebody');
  return { runId, payment: { workspaceId, id: payment.id, version: payment.version } };
}

/** What was taken back and no bank accepted: as a worker would have left it, without Stripe. */
async function notGivenBack(world: World) {
  const { runId, payment } = await failedIn(world);
  const { workspaceId, id: paymentId } = payment;
  const step = { kind: 'refund', attempt: 1, key: `pay:${paymentId}:refund:1` } as const;
  const at = new Date();
  await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.paymentStep.createMany({
      data: { ...step, workspaceId, id: newId(), runId, paymentId, begunAt: at, endedAt: at },
    }),
  );
  return { ...payment, note: 'Sent to our bank account.' };
}

/** A payment that is on its way out of a balance: as a worker would have left it, without Stripe. */
async function beingPaidOut(world: World) {
  const { pair, owed } = await payable(world);
  const { workspaceId, id, version } = await paidOutOfBalance(pair, owed);
  return { workspaceId, id, version };
}

export const rows: Rows = {
  'pay.askAgain': {
    arrange: () => ({}),
    allows: ['owner'],
  },
  'pay.setUpMethod': {
    arrange: async (world) => {
      const { workspace } = await givenNewPair(world);
      return { workspaceId: workspace.id, id: newId(), kind: 'card' };
    },
    ...OWNERS,
  },
  'pay.removeMethod': {
    arrange: async (world) => {
      const { pair } = await payable(world);
      const workspaceId = pair.workspace.id;
      const method = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
        tx.payMethod.findFirstOrThrow({ where: { workspaceId } }),
      );
      return { workspaceId, id: method.id };
    },
    ...OWNERS,
  },
  'pay.onboard': {
    arrange: () => ({ country: 'PH' }),
    allows: ['assistant', 'otherAssistant', 'foreignAssistant'],
    answers: { owner: 'not_yours', manager: 'not_yours', foreignOwner: 'not_yours' },
  },
  'pay.chooseRail': {
    arrange: async (world) => {
      const { workspace, engagementId } = await givenNewPair(world);
      return { workspaceId: workspace.id, engagementId, rail: 'external' };
    },
    ...OWNERS,
  },
  'pay.prepareRun': {
    arrange: async (world) => {
      const { pair, owed } = await payable(world);
      return { workspaceId: pair.workspace.id, id: newId(), owed: [owed] };
    },
    ...OWNERS,
  },
  'pay.approveRun': { arrange: prepared, ...OWNERS },
  'pay.cancelRun': { arrange: prepared, ...OWNERS },
  'pay.tryRunAgain': { arrange: (world) => moved(world, ['charging', 'needs_attention']), ...OWNERS },
  'pay.sendAgain': { arrange: failed, ...OWNERS },
  'pay.takeBack': { arrange: failed, ...OWNERS },
  'pay.settleRefund': { arrange: notGivenBack, ...OWNERS },
  'pay.stopPayout': { arrange: beingPaidOut, ...OWNERS },
};
