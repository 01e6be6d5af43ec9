import type { Prisma } from '@/lib/platform/db/generated/client';
import { readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { bankStatus, PAYOUT_REPORTS } from '../at-bank.rules';
import { MOST_SHOWN } from '../books.queries';
import { returnedMinorOf } from '../returned.rules';
import { OWNER_ONLY_STATES } from './payment-visibility.rules';
import { UNANSWERED_STATES } from './payments.rules';

/** Which of the payments of a statement are shown. */
export type PaymentsLook = {
  /** where the newer ones ended, as an address carries it; null: they begin with the newest */
  readonly paidBefore: string | null;
  /** those that wait for the assistant's confirmation are listed separately, before all others, however old */
  readonly areUnansweredApart: boolean;
};

const INCLUDED = {
  answers: { select: { outcome: true, note: true, answeredAt: true }, orderBy: { answeredAt: 'asc' } },
  proof: { select: { id: true, name: true, sizeBytes: true } },
  ...PAYOUT_REPORTS,
  transfer: { select: { id: true } },
  returned: { select: { amountMinor: true } },
  moves: { orderBy: { number: 'desc' }, take: 1, select: { event: true, note: true } },
} as const satisfies Prisma.PaymentInclude;

const SAID: Prisma.PaymentWhereInput = { state: { notIn: [...OWNER_ONLY_STATES] } };

/** For payments through Stripe, Stripe says what became of them. */
const UNANSWERED: Prisma.PaymentWhereInput = { rail: 'external', state: { in: [...UNANSWERED_STATES] } };

const NEWEST_FIRST = [{ recordedAt: 'desc' }, { id: 'desc' }] as const;

/** @returns the query for one page of an engagement's payments, plus one to tell whether there are older ones. */
export function paymentsOf({ paidBefore, areUnansweredApart }: PaymentsLook) {
  const place = readRowPlace(paidBefore);
  return {
    where: {
      ...SAID,
      ...(areUnansweredApart ? { NOT: UNANSWERED } : {}),
      ...(place
        ? { OR: [{ recordedAt: { lt: place.at } }, { recordedAt: place.at, id: { lt: place.id } }] }
        : {}),
    },
    orderBy: [...NEWEST_FIRST],
    take: MOST_SHOWN + 1,
    include: INCLUDED,
  } satisfies Prisma.PaymentFindManyArgs;
}

type PaymentRow = Prisma.PaymentGetPayload<{ include: typeof INCLUDED }>;

/**
 * @returns the page that `paymentsOf` asked for, and where it ended, as an address carries it; null when it is the
 * last.
 */
export function pageOfPayments(rows: readonly PaymentRow[]) {
  const payments = rows.slice(0, MOST_SHOWN).map(toPayment);
  const last = rows.length > payments.length ? payments.at(-1) : undefined;
  return { payments, olderPayments: last ? writeRowPlace({ at: last.recordedAt, id: last.id }) : null };
}

/** @returns every payment that waits for its assistant's confirmation. */
export async function readUnanswered(tx: Tx, { workspaceId, engagementId }: EngagementRef) {
  const rows = await tx.payment.findMany({
    where: { workspaceId, engagementId, ...UNANSWERED },
    orderBy: [...NEWEST_FIRST],
    include: INCLUDED,
  });
  return rows.map(toPayment);
}

/** @returns a payment of a business, or null when it isn't there or isn't the actor's. One query. */
export async function readPayment(tx: Tx, where: { readonly workspaceId: string; readonly id: string }) {
  const row = await tx.payment.findFirst({
    where: { ...where, ...SAID },
    include: INCLUDED,
  });
  return row && toPayment(row);
}

function toPayment({
  amountMinor,
  sentMinor,
  feeMinor,
  exchangeRate,
  sentOn,
  arrivals,
  bankReturns,
  transfer,
  returned,
  moves,
  ...row
}: PaymentRow) {
  return {
    ...row,
    bank: bankStatus({ arrivals, bankReturns }),
    hasLeft: transfer !== null,
    /** how much of its charge its bank disputes, as a sentence; nothing if all or none of it */
    disputedPart: moves[0]?.event === 'dispute_opened' ? moves[0].note : '',
    /** its charge was refunded by hand before it was sent on, and its owner hasn't decided yet */
    isHeldBack: row.state === 'failed' && moves[0]?.event === 'transfer_held',
    returnedMinor: returnedMinorOf(returned),
    amountMinor: Number(amountMinor),
    sentMinor: Number(sentMinor),
    feeMinor: Number(feeMinor),
    exchangeRate: exchangeRate === null ? null : exchangeRate.toFixed(10),
    sentOn: dateOf(sentOn),
  };
}

export type StatementPayment = ReturnType<typeof toPayment>;
