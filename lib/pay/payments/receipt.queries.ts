import { recordedName } from '@/lib/people/recorded-name.rules';
import type { Money } from '@/lib/platform/money/money';
import { staffRole, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { bankStatus, PAYOUT_REPORTS, type PayoutReports } from '../at-bank.rules';
import { type ReturnedPart, returnedMinorOf } from '../returned.rules';
import { PAID_STATES } from './payments.rules';
import { type PaidFor, travelInWords } from './receipt.rules';

type PaymentRef = { readonly workspaceId: string; readonly id: string };

/**
 * Reads what a receipt says: one payment that has arrived, and what it paid under which agreements.
 * @returns null when it isn't there, isn't theirs, or hasn't arrived.
 */
export async function getReceipt(userId: string, { workspaceId, id }: PaymentRef) {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const payment = await tx.payment.findFirst({
      where: { workspaceId, id, state: { in: [...PAID_STATES] } },
      include: {
        ...PAYOUT_REPORTS,
        returned: { select: { amountMinor: true, approvedAt: true } },
        engagement: {
          select: {
            assistantName: true,
            assistantUserId: true,
            assistant: { select: { name: true } },
            workspace: { select: { name: true } },
          },
        },
        lines: {
          where: { releasedAt: null },
          include: { owed: { include: { agreement: { select: { title: true } } } } },
          orderBy: [{ owed: { dueOn: 'asc' } }, { owedId: 'asc' }],
        },
      },
    });
    if (!payment) return null;
    const { engagement } = payment;
    const isAssistant = engagement.assistantUserId === userId;
    if (!isAssistant && staffRole(me, workspaceId) !== 'owner') return null;
    return {
      id,
      business: engagement.workspace.name,
      assistant: recordedName(engagement),
      method: payment.method,
      amount: { minor: Number(payment.amountMinor), currency: payment.currency },
      sent: { minor: Number(payment.sentMinor), currency: payment.sentCurrency },
      fee: { minor: Number(payment.feeMinor), currency: payment.feeCurrency },
      /** the fee came out of the amount: less was sent than was paid off */
      isFeeBorne: payment.rail !== 'external',
      exchangeRate: payment.exchangeRate === null ? null : payment.exchangeRate.toFixed(10),
      sentOn: dateOf(payment.sentOn),
      reference: payment.reference,
      at: lastKnown(payment),
      ...travelInWords({
        ...payment,
        bank: bankStatus(payment),
        returned: moneyBack(payment),
      }),
      lines: payment.lines.map(({ owed }) => ({
        kind: owed.kind,
        note: owed.note,
        fromDay: dateOf(owed.fromDay),
        untilDay: dateOf(owed.untilDay),
        minutes: owed.minutes,
        workedMinutes: owed.workedMinutes,
        rateMinor: owed.rateMinor === null ? null : Number(owed.rateMinor),
        currency: owed.currency,
        isLimited: owed.amountMinor < owed.fullMinor,
        amountMinor: Number(owed.amountMinor),
        agreement: owed.agreement.title,
      })) satisfies readonly (PaidFor & { amountMinor: number; agreement: string })[],
    };
  });
}

/** @returns when the record last learnt something about an arrived payment: its receipt has been the same since. */
function lastKnown({ stateChangedAt, arrivals, bankReturns, returned }: Known): Date {
  const known = [
    stateChangedAt,
    ...arrivals.map((each) => each.arrivedAt),
    ...bankReturns.map((each) => each.returnedAt),
    ...returned.map((each) => each.approvedAt),
  ];
  return new Date(Math.max(...known.map((at) => at.getTime())));
}

type Known = PayoutReports & {
  readonly stateChangedAt: Date;
  readonly returned: readonly (ReturnedPart & { readonly approvedAt: Date })[];
};

/** @returns what of it came back in parts; null if nothing did */
function moneyBack({
  returned,
  sentCurrency: currency,
}: Pick<Known, 'returned'> & { readonly sentCurrency: string }): Money | null {
  const minor = returnedMinorOf(returned);
  return minor === 0 ? null : { minor, currency };
}

export type Receipt = NonNullable<Awaited<ReturnType<typeof getReceipt>>>;
