import { formatMoney } from '@/lib/platform/money';
import { countedInWords } from '@/lib/time/entries.rules';
import { kindInWords, type OwedKind } from './owed.rules';
import type { PaymentState } from './payments.rules';

/** States of a payment that has arrived, as its receiver says or its rail knows: only then is there a receipt. */
export const ARRIVED = ['confirmed', 'settled'] as const satisfies readonly PaymentState[];

/** @returns whether a payment has arrived, so that there is a receipt of it. */
export function hasArrived({ state }: { readonly state: PaymentState }): boolean {
  return ARRIVED.some((each) => each === state);
}

/** Something that a payment paid. Dates are `YYYY-MM-DD`. */
export type PaidFor = {
  readonly kind: OwedKind;
  readonly note: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly minutes: number | null;
  readonly workedMinutes: number | null;
  readonly rateMinor: number | null;
  readonly currency: string;
};

/** @returns what was paid for, as a line of a paper: "Time, 2027-03-08 to 2027-03-12: 7 h 30 min at USD 14.50 an hour". */
export function paidForInWords(line: PaidFor): string {
  const { kind, note, fromDay, untilDay, minutes, workedMinutes, rateMinor, currency } = line;
  const what = note === '' ? kindInWords(kind) : `${kindInWords(kind)}: ${note}`;
  const days = fromDay === untilDay ? fromDay : `${fromDay} to ${untilDay}`;
  if (minutes === null || rateMinor === null) return `${what}, ${days}`;
  const rate = formatMoney({ minor: rateMinor, currency });
  return `${what}, ${days}: ${countedInWords(minutes, workedMinutes)} at ${rate} an hour`;
}
