import { disputePayment } from '@/lib/pay/recording/answering.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { expenseForm, givenExpense, givenRecorded, NEXT_MONDAY, paymentForm } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { daysAgo, givenAgreedBefore, givenAgreedLately, givenApproved } from '@/tests/support/time';
import { ASSISTANT_ALONE_EVER, OWNER_ALONE, OWNER_ALONE_EVER, type Rows } from './row';
import { givenNewPair, type World } from './world';

/** A business of Ruth's in which Maria worked by the hour, a while ago. */
async function agreed(world: World): Promise<Pair> {
  const pair = await givenNewPair(world);
  await givenAgreedBefore(pair);
  return pair;
}

async function recorded(world: World) {
  const pair = await agreed(world);
  await givenApproved(pair);
  return { ...(await givenRecorded(pair)), note: 'It is as I say.' };
}

const expense = async (world: World) => ({
  ...(await givenExpense(await agreed(world))),
  note: 'We said so beforehand.',
});

export const rows: Rows = {
  'pay.record': {
    arrange: async (world) => {
      const pair = await agreed(world);
      await givenApproved(pair);
      return paymentForm(pair, { sentOn: daysAgo(1) });
    },
    ...OWNER_ALONE,
  },
  'pay.recordMany': {
    arrange: async (world) => {
      const pair = await agreed(world);
      await givenApproved(pair);
      const { workspaceId, owed, method } = await paymentForm(pair);
      return { workspaceId, owed, method, sentOn: daysAgo(1), note: '', intent: 'record' };
    },
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'pay.confirm': { arrange: recorded, ...ASSISTANT_ALONE_EVER },
  'pay.dispute': { arrange: recorded, ...ASSISTANT_ALONE_EVER },
  'pay.settle': {
    arrange: async (world) => {
      const pair = await agreed(world);
      await givenApproved(pair);
      const payment = { ...(await givenRecorded(pair)), note: 'Nothing has come.' };
      doneOf(
        await atTime(NEXT_MONDAY, () => asPerson(pair.assistant, () => submit(disputePayment, payment))),
      );
      return { ...payment, version: 2 };
    },
    ...ASSISTANT_ALONE_EVER,
  },
  'pay.withdraw': { arrange: recorded, ...OWNER_ALONE_EVER },
  'pay.submitExpense': {
    arrange: async (world) => {
      const pair = await givenNewPair(world);
      await givenAgreedLately(pair);
      return expenseForm(pair, { spentOn: daysAgo(3) });
    },
    ...ASSISTANT_ALONE_EVER,
  },
  'pay.approveExpense': { arrange: expense, ...OWNER_ALONE_EVER },
  'pay.declineExpense': { arrange: expense, ...OWNER_ALONE_EVER },
  'pay.withdrawExpense': { arrange: expense, ...ASSISTANT_ALONE_EVER },
  'pay.addExtra': {
    arrange: async (world) => {
      const { workspace, engagementId } = await agreed(world);
      const extra = { id: newId(), kind: 'bonus', direction: 'more', amount: '50', note: 'For the fair' };
      return { workspaceId: workspace.id, engagementId, ...extra };
    },
    ...OWNER_ALONE,
  },
  'pay.addAdvance': {
    arrange: async (world) => {
      const { workspace, engagementId } = await agreed(world);
      const advance = { id: newId(), amount: '50', part: '10', note: 'a better chair' };
      return { workspaceId: workspace.id, engagementId, ...advance };
    },
    ...OWNER_ALONE,
  },
};
