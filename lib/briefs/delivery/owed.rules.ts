import { capInWords } from '@/lib/agreements/terms/terms.rules';
import { formatMoney, type Money } from '@/lib/platform/money/money';
import { dayInWords } from '@/lib/platform/time/format';
import type { Budget, Pay } from '../terms/budget.rules';
import { priceOf } from '../terms/budget-words';

/** How a brief is paid: by its agreement, and by a price of its own where each brief has one. */
export type Paid = Pick<Budget, 'budgetMoney'> & { readonly agreed: Pay };

/**
 * Says what is owed for work that was begun and is cancelled, by the agreement's pay type and never by its prose. It is
 * shown before the work is cancelled and in the assistant's mail, and kept with the cancellation.
 * @param paid `agreed`: the terms that the brief was accepted under
 * @returns sentences that both sides can read
 */
export function owedInWords(paid: Paid, assistant: string): string {
  const rate = rateOf(paid.agreed);
  switch (paid.agreed.payType) {
    case 'hourly':
      return `Work is paid by the hour, at ${rate}: the time that ${assistant} has worked on this until now is owed.`;
    case 'fixed':
      return `${nothingByItself(paid)} If a part is done, agree on an amount for it in the conversation about it; the pay clause says what it goes by.`;
    case 'retainer':
      return `Work is paid by a retainer of ${rate}: what is owed stays as it is, whether this is finished or not.`;
  }
}

/**
 * Says what is owed for work that was begun and is called off because the engagement has ended: as `owedInWords`, but the
 * two can't agree on an amount here any more, so an owner who pays for a part of it adds one to the statement.
 * @param paid `agreed`: the terms that the brief was accepted under
 * @returns sentences that both sides can read
 */
export function owedAtTheEndInWords(paid: Paid, assistant: string, business: string): string {
  if (paid.agreed.payType !== 'fixed') return owedInWords(paid, assistant);
  return `${nothingByItself(paid)} For a part that is done, ${business} can still add an amount to the statement; the pay clause says what it goes by.`;
}

function nothingByItself(paid: Paid): string {
  return `The price, ${formatMoney(priceOf(paid))}, is paid for a finished brief, so no amount is owed by itself for one that is called off.`;
}

function rateOf({ rateMinor: minor, currency }: Pay): string {
  return formatMoney({ minor, currency });
}

/**
 * Says what is owed although a delivery isn't accepted, by the pay type. The engagement has ended, so it can't be
 * discussed here any more: an owner who pays for a part of it adds an amount to the statement.
 * @param paid `agreed`: the terms that the brief was accepted under
 * @returns sentences that both sides can read
 */
export function owedThoughRefusedInWords(paid: Paid, business: string): string {
  const rate = rateOf(paid.agreed);
  switch (paid.agreed.payType) {
    case 'hourly':
      return `Work is paid by the hour, at ${rate}: the time worked on this is owed, accepted or not.`;
    case 'fixed':
      return `The price, ${formatMoney(priceOf(paid))}, is paid for a brief that is accepted, so no amount is owed by itself for one that isn’t. For a part that is of use, ${business} can still add an amount to the statement.`;
    case 'retainer':
      return `Work is paid by a retainer of ${rate}: what is owed stays as it is, whether this is accepted or not.`;
  }
}

type OwedByApproval = Money & {
  readonly dueOn: string;
  readonly priceMinor: number;
  readonly limit: Parameters<typeof capInWords>[0];
};

/**
 * @param owed null where briefs don't have a price each
 * @returns what an approval makes owed: "USD 180.00 is owed for it, to be paid by Fri 4 Dec.", and why it is less than
 * the price where the agreed limit cut it; null where work is paid otherwise
 */
export function owedByApprovalInWords(owed: OwedByApproval | null, now: Date): string | null {
  if (!owed) return null;
  const { minor, priceMinor, currency, dueOn, limit } = owed;
  const agreed = `${capInWords(limit)}, as agreed`;
  if (minor === 0)
    return `Nothing is owed for it: all briefs together are paid ${agreed}, and that is reached.`;
  const toBePaid = `is owed for it, to be paid by ${dayInWords(dueOn, now)}.`;
  if (minor === priceMinor) return `${formatMoney(owed)} ${toBePaid}`;
  return `${formatMoney(owed)} of ${formatMoney({ minor: priceMinor, currency })} ${toBePaid} All briefs together are paid ${agreed}.`;
}
