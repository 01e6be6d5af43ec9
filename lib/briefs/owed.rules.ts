import { formatMoney, type Money } from '@/lib/platform/money';
import { dayInWords } from '@/lib/platform/time/format';
import type { Pay } from './budget.rules';

/**
 * What the agreement says is owed for work that was begun and is called off, by its pay type and never by its prose. It is
 * said before the work is called off, in the assistant's mail, and kept with the cancellation.
 * @param pay of the agreement that the brief was accepted under
 * @returns sentences that both sides can read
 */
export function owedInWords(pay: Pay, assistant: string): string {
  const rate = formatMoney({ minor: pay.rateMinor, currency: pay.currency });
  switch (pay.payType) {
    case 'hourly':
      return `Work is paid by the hour, at ${rate}: the time that ${assistant} has worked on this until now is owed.`;
    case 'fixed':
      return `A finished brief is paid ${rate}, so no amount is owed by itself for one that is called off. If a part is done, agree on an amount for it in the conversation about it; the pay clause says what it goes by.`;
    case 'retainer':
      return `Work is paid by a retainer of ${rate}: what is owed stays as it is, whether this is finished or not.`;
  }
}

/**
 * What is owed though what was delivered isn't accepted, by the pay type. The work of the two has ended, so there is no talking about
 * it here any more: whatever is to be paid for a part of it is an amount that an owner adds.
 * @param pay of the agreement that the brief was accepted under
 * @returns sentences that both sides can read
 */
export function owedThoughRefusedInWords(pay: Pay, assistant: string, business: string): string {
  const rate = formatMoney({ minor: pay.rateMinor, currency: pay.currency });
  switch (pay.payType) {
    case 'hourly':
      return `Work is paid by the hour, at ${rate}: the time that ${assistant} has worked on this is owed, accepted or not.`;
    case 'fixed':
      return `A brief is paid ${rate} once it is accepted, so no amount is owed by itself for this one. For a part that is of use, ${business} can still add an amount to the statement.`;
    case 'retainer':
      return `Work is paid by a retainer of ${rate}: what is owed stays as it is, whether this is accepted or not.`;
  }
}

/**
 * @param owed null where briefs aren't paid by the piece
 * @returns what an approval makes owed: "USD 180.00 is owed for it, to be paid by Fri 4 Dec."; null where it is nothing
 */
export function owedByApprovalInWords(
  owed: (Money & { readonly dueOn: string }) | null,
  now: Date,
): string | null {
  return owed && `${formatMoney(owed)} is owed for it, to be paid by ${dayInWords(owed.dueOn, now)}.`;
}
