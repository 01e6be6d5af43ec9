'use server';

import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { formatMoney } from '@/lib/platform/money/money';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { notifyAssistant, notifyOwners } from '../notifying';
import { decidePayment, type PaymentAction } from '../payments/payments.rules';
import { external } from '../rails/external';
import type { LockedPayment } from '../rails/rail';
import { noteOf } from '../record';
import { answeringRole } from '../roles';
import { ConfirmPayment, DisputePayment, WithdrawPayment } from '../schema';
import { answeredMail, withdrawnMail } from './emails/payments';

type Scope = Pick<
  ActionScope<{
    readonly workspaceId: string;
    readonly id: string;
    readonly version: number;
    readonly note: string;
  }>,
  'input' | 'tx' | 'me' | 'now' | 'request'
>;

/** The assistant says that a payment has arrived. */
export const confirmPayment = defineAction({
  name: 'pay.confirm',
  input: ConfirmPayment,
  run: (scope) => answer(scope, 'confirm', 'confirmed'),
});

/**
 * The assistant says that it hasn't, or not in full, and why they think so. Somebody who had confirmed it by mistake
 * says so too.
 */
export const disputePayment = defineAction({
  name: 'pay.dispute',
  input: DisputePayment,
  run: (scope) => answer(scope, 'dispute', 'disputed'),
});

/** The assistant says that what they disputed is settled: it has arrived after all. */
export const settlePayment = defineAction({
  name: 'pay.settle',
  input: ConfirmPayment,
  run: (scope) => answer(scope, 'settle', 'settled'),
});

/** An owner withdraws what they recorded: it was never sent, or something else was. The same is owed again. */
export const withdrawPayment = defineAction({
  name: 'pay.withdraw',
  input: WithdrawPayment,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const payment = await load(scope, 'withdraw');
    if (!payment) return;
    await external.cancel(tx, [payment], { note: input.note, byId: me.userId, at: now });
    await noteOf(scope, payment, 'payment.withdrawn');
    await notifyAssistant(tx, payment, {
      kind: 'pay.withdrawn',
      factId: payment.id,
      paymentId: payment.id,
      at: now,
      write: (words) => withdrawnMail(words, { amount: formatMoney(payment.money), note: input.note }),
    });
  },
});

/** What only the receiver can say. The books are the business's, so it writes them once the rule has decided. */
async function answer(
  scope: Scope,
  action: PaymentAction,
  outcome: 'confirmed' | 'disputed' | 'settled',
): Promise<void> {
  const { input, tx, me, now } = scope;
  const payment = await load(scope, action);
  if (!payment) return;
  await become(tx, { kind: 'workspace', workspaceId: payment.workspaceId });
  await external.follow(tx, [payment], { outcome, note: input.note, byId: me.userId, at: now });
  await noteOf(scope, payment, `payment.${outcome}`);
  await notifyOwners(tx, payment, {
    kind: `pay.${outcome}`,
    factId: payment.id,
    paymentId: payment.id,
    at: now,
    write: (words) =>
      answeredMail(words, {
        outcome,
        wasConfirmed: payment.state === 'confirmed',
        amount: formatMoney(payment.money),
        note: input.note,
      }),
  });
}

const OUTCOMES = {
  confirm: 'confirmed',
  dispute: 'disputed',
  settle: 'settled',
  withdraw: 'withdrawn',
} as const;

/**
 * Loads the payment as it was seen; the one who comes second finds another version.
 * @returns null if exactly this was answered already, and its form is posted again
 * @throws Refused when it isn't theirs to answer, or has changed since.
 */
async function load({ tx, me, input, now }: Scope, action: PaymentAction): Promise<LockedPayment | null> {
  const { workspaceId, id, version, note } = input;
  const found = await tx.payment.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      answers: { where: { outcome: OUTCOMES[action] }, select: { note: true, answeredById: true } },
    },
  });
  // for payments through Stripe, Stripe says what became of them
  if (found?.rail !== 'external') throw notFound('payment');
  const [answer] = found.answers;
  const last = answer ? { byId: answer.answeredById, said: { note: answer.note } } : null;
  const asked = { leadsTo: OUTCOMES[action], version, byId: me.userId, said: { note } };
  if (isDoneAlready<typeof found.state>(found, last, asked)) return null;
  demand(decidePayment(found, action, answeringRole(me, found), now));
  if (found.version !== version) throw changedMeanwhile('payment');
  const { engagementId, state, method } = found;
  return {
    workspaceId,
    id,
    engagementId,
    state,
    version,
    method,
    money: { minor: Number(found.amountMinor), currency: found.currency },
    sent: { minor: Number(found.sentMinor), currency: found.sentCurrency },
    fee: { minor: Number(found.feeMinor), currency: found.feeCurrency },
  };
}
