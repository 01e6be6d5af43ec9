import { formatMoney, type Money } from '@/lib/platform/money/money';
import { formatStamp } from '@/lib/platform/time/format';
import { countedInWords } from '@/lib/time/entries/entries.rules';
import type { BankStatus } from '../at-bank.rules';
import { type NamedOwed, nameOfOwed } from '../owed/owed.rules';
import { PAID_STATES, type PaymentState } from './payments.rules';

/**
 * @returns whether a payment has reached its receiver, according to them or to its rail, so that there is a receipt for
 * it.
 */
export function hasArrived({ state }: { readonly state: PaymentState }): boolean {
  return PAID_STATES.some((each) => each === state);
}

type Travelled = {
  readonly rail: 'external' | 'stripe_connect' | 'stripe_global_payouts';
  /** since when it has been in its present state */
  readonly stateChangedAt: Date;
  /** what Stripe reported about the bank; nothing for other rails */
  readonly bank: BankStatus;
  /** what of it has come back in parts since; null if nothing did */
  readonly returned: Money | null;
};

/** @returns the status of an arrived payment, and who moved the money, for its receipt. */
export function travelInWords({ rail, stateChangedAt, bank, returned }: Travelled) {
  if (rail === 'external')
    return {
      standing: `Has arrived, as its receiver said on ${formatStamp(stateChangedAt)}`,
      movedBy: 'The business sent it by its own means; Handover recorded it and moved no money.',
    };
  const back = returned
    ? `. ${formatMoney(returned)} of it came back at Stripe since, and is owed again`
    : '';
  return {
    standing: `${atBankInWords(bank, stateChangedAt)}${back}`,
    movedBy: 'Stripe moved it, as the business asked through Handover.',
  };
}

function atBankInWords(bank: BankStatus, sentAt: Date): string {
  switch (bank.is) {
    case 'arrived':
      return `In the bank, as Stripe said on ${formatStamp(bank.at)}`;
    case 'sent_back':
      return `Sent on ${formatStamp(sentAt)}; the bank sent it back, as Stripe said on ${formatStamp(bank.at)}, and it is in its receiver’s account at Stripe`;
    case 'not_told':
      return `Sent on ${formatStamp(sentAt)}; Stripe hasn’t said yet that it is in the bank`;
  }
}

/** Something that a payment paid. Dates are `YYYY-MM-DD`. */
export type PaidFor = NamedOwed & {
  readonly minutes: number | null;
  readonly workedMinutes: number | null;
  readonly rateMinor: number | null;
  readonly currency: string;
  /** the pay period's limit cut it: less is owed than the minutes come to */
  readonly isLimited: boolean;
};

/**
 * @returns what was paid for, as a line of a document: "Time, 2027-03-08 to 2027-03-12: 7 h 30 min at USD 14.50 an
 * hour", and that it is less if the agreed limit made it so.
 */
export function paidForInWords(line: PaidFor): string {
  const { fromDay, untilDay, minutes, workedMinutes, rateMinor, currency, isLimited } = line;
  const what = nameOfOwed(line);
  const days = fromDay === untilDay ? fromDay : `${fromDay} to ${untilDay}`;
  if (minutes === null || rateMinor === null) return `${what}, ${days}`;
  const rate = formatMoney({ minor: rateMinor, currency });
  const limit = isLimited ? ', up to the agreed limit' : '';
  return `${what}, ${days}: ${countedInWords(minutes, workedMinutes)} at ${rate} an hour${limit}`;
}
