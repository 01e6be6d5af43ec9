import { newId } from '@/lib/platform/ids';
import type { Money } from '@/lib/platform/money/money';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { book } from '../ledger/posting';
import {
  type BookedPayment,
  notReceivedPostings,
  receivedPostings,
  recordedPostings,
  withdrawnPostings,
} from '../ledger/rules';
import type { PaymentMethod, RecordedState } from '../payments/payments.rules';
import type { Cancelling, Following, LockedPayment, PaymentOrder, Rail } from './rail';

/** What an owner records about money that they sent themselves. */
export type ExternalDetails = {
  readonly method: PaymentMethod;
  readonly sent: Money;
  /** units of the sent currency for one of what is owed; null when they are the same */
  readonly exchangeRate: string | null;
  readonly fee: Money;
  /** `YYYY-MM-DD` */
  readonly sentOn: string;
  readonly reference: string;
  readonly note: string;
  readonly proofFileId: string | null;
};

/** The owner pays by their own means and records it; the receiver says whether it has arrived. */
export const external: Rail<ExternalDetails> = {
  name: 'external',

  quote(total, { fee }) {
    return { total, fee, sent: total, movedBy: 'owner' };
  },

  async start(tx, begun) {
    for (const { order, details } of begun) await startOne(tx, order, details);
  },

  async follow(tx, payments, following) {
    for (const payment of payments) await followOne(tx, payment, following);
  },

  async cancel(tx, payments, cancelling) {
    for (const payment of payments) await cancelOne(tx, payment, cancelling);
  },
};

async function startOne(tx: Tx, order: PaymentOrder, details: ExternalDetails): Promise<void> {
  const { workspaceId, engagementId, id, lines, total, orderedById, at } = order;
  const { sent, fee, sentOn, method, exchangeRate, reference, note, proofFileId } = details;
  const place = { workspaceId, engagementId };
  await tx.payment.createMany({
    data: {
      ...place,
      id,
      rail: 'external',
      method,
      exchangeRate,
      reference,
      note,
      proofFileId,
      currency: total.currency,
      amountMinor: BigInt(total.minor),
      sentCurrency: sent.currency,
      sentMinor: BigInt(sent.minor),
      feeCurrency: fee.currency,
      feeMinor: BigInt(fee.minor),
      sentOn: new Date(sentOn),
      recordedById: orderedById,
      recordedAt: at,
      stateChangedAt: at,
    },
  });
  await tx.paymentLine.createMany({
    data: lines.map(({ owedId, money }) => ({
      ...place,
      id: newId(),
      paymentId: id,
      owedId,
      currency: money.currency,
      amountMinor: BigInt(money.minor),
    })),
  });
  const postings = recordedPostings(booked({ money: total, sent, fee }));
  await book(tx, { ...place, sourceKey: `payment:${id}:recorded`, paymentId: id, at, postings });
}

async function followOne(tx: Tx, payment: LockedPayment, following: Following): Promise<void> {
  await answer(tx, payment, following.outcome, following);
  const booking = whatIsBooked(payment, following.outcome);
  if (booking === null) return;
  const { workspaceId, engagementId, id } = payment;
  const { cause, postings } = booking;
  const sourceKey = `payment:${id}:${cause}`;
  await book(tx, { workspaceId, engagementId, sourceKey, paymentId: id, at: following.at, postings });
}

/** @returns what an answer changes in the books, and its cause there; null: nothing, since it is on its way as before. */
function whatIsBooked(payment: LockedPayment, outcome: Following['outcome']) {
  switch (outcome) {
    case 'confirmed':
      return { cause: 'received', postings: receivedPostings(booked(payment)) };
    case 'settled':
      // a cause of its own: it may have been confirmed before
      return { cause: 'settled:received', postings: receivedPostings(booked(payment)) };
    case 'disputed':
      return payment.state === 'confirmed'
        ? { cause: 'not_received', postings: notReceivedPostings(booked(payment)) }
        : null;
  }
}

async function cancelOne(tx: Tx, payment: LockedPayment, cancelling: Cancelling): Promise<void> {
  await answer(tx, payment, 'withdrawn', cancelling);
  const { workspaceId, engagementId, id } = payment;
  await tx.paymentLine.updateMany({
    where: { workspaceId, paymentId: id, releasedAt: null },
    data: { releasedAt: cancelling.at },
  });
  await book(tx, {
    workspaceId,
    engagementId,
    sourceKey: `payment:${id}:withdrawn`,
    paymentId: id,
    at: cancelling.at,
    postings: withdrawnPostings(booked(payment)),
  });
}

/** Records the answer and moves the payment. @throws Refused (`changed_meanwhile`) for the one who comes second. */
async function answer(
  tx: Tx,
  { workspaceId, engagementId, id, version }: LockedPayment,
  state: Exclude<RecordedState, 'recorded'>,
  { note, byId, at }: Following | Cancelling,
): Promise<void> {
  await tx.paymentAnswer.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      paymentId: id,
      outcome: state,
      note,
      answeredById: byId,
      answeredAt: at,
    },
  });
  const moved = await tx.payment.updateMany({
    where: { workspaceId, id, version },
    data: { state, stateChangedAt: at, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('payment');
}

function booked({ money, sent, fee }: Pick<LockedPayment, 'money' | 'sent' | 'fee'>): BookedPayment {
  return {
    currency: money.currency,
    amountMinor: money.minor,
    sentCurrency: sent.currency,
    sentMinor: sent.minor,
    feeCurrency: fee.currency,
    feeMinor: fee.minor,
  };
}
