import { OWNER_ONLY_STATES } from '@/lib/pay/payments/payment-visibility.rules';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';

/** @returns everything that was ever owed, and what for. Amounts in minor units. */
export async function readOwed(tx: Tx, place: EngagementRef) {
  const rows = await tx.owedItem.findMany({ where: place, orderBy: [{ approvedAt: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreementId,
    kind: row.kind,
    note: row.note,
    currency: row.currency,
    timesheetId: row.timesheetId,
    briefId: row.briefId,
    expenseId: row.expenseId,
    correctsId: row.correctsId,
    recoversId: row.recoversId,
    returnsId: row.returnsId,
    fromDay: dateOf(row.fromDay),
    untilDay: dateOf(row.untilDay),
    dueOn: dateOf(row.dueOn),
    minutes: row.minutes,
    workedMinutes: row.workedMinutes,
    rateMinor: row.rateMinor === null ? null : Number(row.rateMinor),
    fullMinor: Number(row.fullMinor),
    amountMinor: Number(row.amountMinor),
    partMinor: row.partMinor === null ? null : Number(row.partMinor),
    approvedById: row.approvedById,
    approvedAt: row.approvedAt.toISOString(),
  }));
}

/** @returns every submitted expense, with its receipt's hash. */
export async function readExpenses(tx: Tx, place: EngagementRef) {
  const rows = await tx.expense.findMany({
    where: place,
    orderBy: { enteredAt: 'asc' },
    include: { receipt: { select: { name: true, sha256: true } }, review: true },
  });
  return rows.map(({ id, spentOn, what, currency, amountMinor, state, receipt, review }) => ({
    id,
    spentOn: dateOf(spentOn),
    what,
    currency,
    amountMinor: Number(amountMinor),
    state,
    receipt,
    answer: review && { outcome: review.outcome, note: review.note, at: review.reviewedAt.toISOString() },
  }));
}

/** @returns every payment that an owner has approved, what it pays, and what was said about it. */
export async function readPayments(tx: Tx, place: EngagementRef) {
  const rows = await tx.payment.findMany({
    where: { ...place, state: { notIn: [...OWNER_ONLY_STATES] } },
    orderBy: { recordedAt: 'asc' },
    include: {
      lines: { where: { releasedAt: null }, select: { owedId: true } },
      answers: { orderBy: { answeredAt: 'asc' } },
      proof: { select: { name: true, sha256: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    rail: row.rail,
    method: row.method,
    state: row.state,
    currency: row.currency,
    amountMinor: Number(row.amountMinor),
    sentCurrency: row.sentCurrency,
    sentMinor: Number(row.sentMinor),
    exchangeRate: row.exchangeRate === null ? null : row.exchangeRate.toFixed(10),
    feeCurrency: row.feeCurrency,
    feeMinor: Number(row.feeMinor),
    sentOn: dateOf(row.sentOn),
    reference: row.reference,
    note: row.note,
    proof: row.proof,
    recordedAt: row.recordedAt.toISOString(),
    lines: row.lines.map(({ owedId }) => owedId),
    answers: row.answers.map(({ outcome, note, answeredAt }) => ({
      outcome,
      note,
      answeredAt: answeredAt.toISOString(),
    })),
  }));
}

/** @returns the books: each transaction with its entries, a debit positive. */
export async function readBooks(tx: Tx, place: EngagementRef) {
  const rows = await tx.ledgerTransaction.findMany({
    where: place,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { entries: { include: { account: { select: { kind: true } } }, orderBy: { id: 'asc' } } },
  });
  return rows.map(({ id, sourceKey, owedId, paymentId, at, entries }) => ({
    id,
    sourceKey,
    owedId,
    paymentId,
    at: at.toISOString(),
    entries: entries.map(({ account, currency, amountMinor }) => ({
      account: account.kind,
      currency,
      amountMinor: Number(amountMinor),
    })),
  }));
}
