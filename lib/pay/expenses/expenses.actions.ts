'use server';

import { withdrawRequests } from '@/lib/notifications/notifying';
import { auditAction } from '@/lib/platform/actions/audit';
import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import { type ActionScope, defineAction, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { now } from '@/lib/platform/clock';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money/money';
import { changedMeanwhile, demand, notFound, refused, requireSame } from '@/lib/platform/result';
import { become, type EngagementRef, type PersonAccess, type Tx, withActor } from '@/lib/platform/tenancy';
import { columnOf, dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import { readAmount } from '../amounts';
import { notifyAssistant, notifyOwners } from '../notifying';
import { owe } from '../owed/owed';
import { answeringRole } from '../roles';
import { ApproveExpense, DeclineExpense, SubmitExpense, WithdrawExpense } from '../schema';
import { findTerms, termsOn } from '../terms/pay-terms.queries';
import { expenseAnsweredMail, expenseMail } from './emails/expenses';
import { decideExpense, decideHandingIn, type ExpenseState } from './expenses.rules';

/**
 * The assistant submits what they spent for the work, with its receipt; for some time after the end of the work as
 * well.
 */
export const submitExpense = definePreparedAction({
  name: 'pay.submitExpense',
  input: SubmitExpense,
  limit: 'upload',
  async prepare({ receipt, ...place }, { userId }) {
    await withActor({ kind: 'user', userId }, (tx, me) =>
      requireHandingIn(tx, { ...me, userId }, place, now()),
    );
    return storeUpload(receipt, 'receipt');
  },
  async run(scope, stored) {
    const { input, tx, me, signedIn, now } = scope;
    const { workspaceId, engagementId, id, spentOn, what } = input;
    const place = { workspaceId, engagementId };
    const state = await requireHandingIn(tx, me, input, now);
    const said = { ...place, id, what, spentOn: columnOf(spentOn), enteredById: me.userId };
    // its form was posted before
    const known = await tx.expense.findFirst({ where: { ...place, id }, select: { currency: true } });
    if (known) {
      const amountMinor = BigInt(readAmount(input.amount, known.currency, 'amount'));
      return requireSame(await tx.expense.count({ where: { ...said, amountMinor } }));
    }
    if (spentOn > dateIn(now, signedIn.timeZone)) {
      throw refused('in_the_future', 'Hand it in once it is spent.', 'spentOn');
    }
    const terms = await termsOn(tx, place, spentOn);
    if (!terms) {
      throw refused(
        'no_agreement',
        'No agreement was in force on that day, so it can’t be paid back.',
        'spentOn',
      );
    }
    await letPastAssistantWrite(tx, me, place);
    const { currency, agreementId } = terms;
    const amountMinor = readAmount(input.amount, currency, 'amount');
    const receiptFileId = await recordFile(tx, { ...place, stored, uploadedById: me.userId, picture: null });
    await tx.expense.createMany({
      data: {
        ...said,
        agreementId,
        currency,
        receiptFileId,
        state,
        amountMinor: BigInt(amountMinor),
        enteredAt: now,
        stateChangedAt: now,
      },
    });
    const amount = formatMoney({ minor: amountMinor, currency });
    await auditAction(scope, {
      ...place,
      action: 'expense.submitted',
      subject: { kind: 'expense', id },
      data: { amount, what },
    });
    await notifyOwners(tx, place, {
      kind: 'pay.expense',
      factId: id,
      at: now,
      write: (words) => expenseMail(words, { amount, what, spentOn }),
    });
  },
});

/** An owner approves an expense: it is owed from then on. */
export const approveExpense = defineAction({
  name: 'pay.approveExpense',
  input: ApproveExpense,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const expense = await answer(scope, input, 'approve', input.note);
    if (!expense) return;
    const { workspaceId, engagementId, id, currency, agreementId, what } = expense;
    const terms = await findTerms(tx, workspaceId, agreementId);
    if (!terms) throw notFound('agreement');
    const minor = Number(expense.amountMinor);
    const spentOn = dateOf(expense.spentOn);
    await owe(
      tx,
      { workspaceId, engagementId },
      {
        kind: 'expense',
        sourceKey: `expense:${id}`,
        expenseId: id,
        terms: { ...terms, currency },
        days: { from: spentOn, until: spentOn },
        fullMinor: minor,
        amountMinor: minor,
        note: what,
        approvedById: me.userId,
        approvedAt: now,
      },
    );
    await notifyAssistant(tx, expense, {
      kind: 'pay.expense_approved',
      factId: id,
      at: now,
      write: (words) =>
        expenseAnsweredMail(words, {
          outcome: 'approved',
          amount: formatMoney({ minor, currency }),
          what,
          note: input.note,
        }),
    });
  },
});

/** An owner declines an expense, with the reason. */
export const declineExpense = defineAction({
  name: 'pay.declineExpense',
  input: DeclineExpense,
  async run(scope) {
    const { tx, now } = scope;
    const { note } = scope.input;
    const expense = await answer(scope, scope.input, 'decline', note);
    if (!expense) return;
    const { id, what, currency } = expense;
    const amount = formatMoney({ minor: Number(expense.amountMinor), currency });
    await notifyAssistant(tx, expense, {
      kind: 'pay.expense_declined',
      factId: id,
      at: now,
      write: (words) => expenseAnsweredMail(words, { outcome: 'declined', amount, what, note }),
    });
  },
});

/** The assistant withdraws an unanswered expense, and owners are no longer asked about it. */
export const withdrawExpense = defineAction({
  name: 'pay.withdrawExpense',
  input: WithdrawExpense,
  async run(scope) {
    const { tx, now: at } = scope;
    const expense = await answer(scope, scope.input, 'withdraw', '');
    if (!expense) return;
    const { workspaceId, engagementId, id: factId } = expense;
    const asked = { actions: ['answer_expense'], subjectId: engagementId, factId } as const;
    await withdrawRequests(tx, { ...asked, workspaceId, engagementId, at });
  },
});

/** @returns the state of a submission. @throws Refused when this person may not submit it, or no longer may. */
async function requireHandingIn(
  tx: Tx,
  me: PersonAccess,
  {
    spentOn,
    ...place
  }: { readonly workspaceId: string; readonly engagementId: string; readonly spentOn: string },
  at: Date,
): Promise<ExpenseState> {
  const { workspaceId, engagementId: id } = place;
  const role = answeringRole(me, place);
  const engagement = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { endedAt: true, workspace: { select: { timeZone: true } } },
  });
  if (!engagement) throw notFound('payment');
  const { endedAt, workspace } = engagement;
  return demand(decideHandingIn({ endedAt, zone: workspace.timeZone }, role, spentOn, at));
}

/**
 * Somebody who no longer works there can't write there themselves, yet may still say what they spent: the business
 * writes it.
 */
async function letPastAssistantWrite(
  tx: Tx,
  me: PersonAccess,
  { workspaceId, engagementId }: EngagementRef,
): Promise<void> {
  if (me.pastEngagementIds.includes(engagementId)) await become(tx, { kind: 'workspace', workspaceId });
}

type By = Pick<ActionScope<unknown>, 'tx' | 'me' | 'now' | 'request'>;
type Seen = { readonly workspaceId: string; readonly id: string; readonly version: number };

const OUTCOMES = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' } as const;

/**
 * Answers an expense as it was seen: the answer, the state and the audit event.
 * @returns the expense; null if exactly this was answered already, and its form is posted again
 */
async function answer(by: By, seen: Seen, action: keyof typeof OUTCOMES, note: string) {
  const { tx, me, now } = by;
  const { workspaceId, id, version } = seen;
  const expense = await tx.expense.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { review: { select: { note: true, reviewedById: true } } },
  });
  if (!expense) throw notFound('expense');
  const { review } = expense;
  // an expense that ended without a review was withdrawn by the person who entered it
  const last = review
    ? { byId: review.reviewedById, said: { note: review.note } }
    : { byId: expense.enteredById, said: { note: '' } };
  const asked = { leadsTo: OUTCOMES[action], version, byId: me.userId, said: { note } };
  if (isDoneAlready<typeof expense.state>(expense, last, asked)) return null;
  const state = demand(decideExpense(expense.state, action, answeringRole(me, expense)));
  if (action === 'withdraw') await letPastAssistantWrite(tx, me, expense);
  const { engagementId } = expense;
  if (state === 'approved' || state === 'declined') {
    await tx.expenseReview.createMany({
      data: {
        workspaceId,
        id: newId(),
        engagementId,
        expenseId: id,
        outcome: state,
        note,
        reviewedById: me.userId,
        reviewedAt: now,
      },
    });
  }
  const moved = await tx.expense.updateMany({
    where: { workspaceId, id, version },
    data: { state, stateChangedAt: now, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('expense');
  await auditAction(by, {
    workspaceId,
    engagementId,
    action: `expense.${state}`,
    subject: { kind: 'expense', id },
  });
  return expense;
}
