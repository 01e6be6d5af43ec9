import { formatMoney } from '@/lib/platform/money/money';
import { capitalised } from '@/lib/platform/text/capitalised';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { zoneInWords } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { nameOfOwed, type OwedKind } from '../owed/owed.rules';
import {
  methodInWords,
  type PaymentMethod,
  type PaymentState,
  paymentStateInWords,
} from '../payments/payments.rules';

/** One change in what is owed, according to the books. Dates are `YYYY-MM-DD`. */
export type Movement = {
  readonly id: string;
  readonly at: Date;
  readonly currency: string;
  /** more owed is positive, paid is negative */
  readonly changeMinor: number;
  readonly owed: {
    readonly id: string;
    readonly kind: OwedKind;
    readonly note: string;
    readonly fromDay: string;
    readonly untilDay: string;
    readonly minutes: number | null;
    readonly rateMinor: number | null;
    readonly dueOn: string;
    readonly timesheetId: string | null;
    readonly briefId: string | null;
    readonly agreementId: string;
  } | null;
  readonly payment: {
    readonly id: string;
    readonly method: PaymentMethod;
    readonly reference: string;
    readonly state: PaymentState;
    readonly sentOn: string;
  } | null;
};

export type StatementLine = Movement & { readonly balanceMinor: number };

/**
 * @returns movements with the balance after each, in its currency. @param opening by currency, what was owed before
 * them
 */
export function withBalances(
  opening: ReadonlyMap<string, number>,
  movements: readonly Movement[],
): readonly StatementLine[] {
  const balances = new Map(opening);
  return movements.map((movement) => {
    const balanceMinor = (balances.get(movement.currency) ?? 0) + movement.changeMinor;
    balances.set(movement.currency, balanceMinor);
    return { ...movement, balanceMinor };
  });
}

/** @returns an instant's calendar year in a zone: whose statement has what was booked then. */
export function yearIn(at: Date, zone: string): number {
  return Number(dateIn(at, zone).slice(0, 4));
}

/**
 * @returns the calendar years from one day to another, latest first; that of the last day at least. The first may come
 * after it: in a New Year's night the database, whose clock says when something began, may be in the next year already.
 */
export function yearsSince(first: string, last: string): readonly [number, ...number[]] {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return [until, ...Array.from({ length: Math.max(0, until - from) }, (_, back) => until - 1 - back)];
}

/** @returns a line's description: "Brief: Spring catalogue", "Payment by Wise". */
export function lineInWords({ owed, payment, changeMinor }: Movement): string {
  if (owed) return nameOfOwed(owed);
  if (!payment) return '';
  const how = methodInWords(payment.method);
  return changeMinor < 0 ? `Payment by ${how}` : `Payment by ${how} taken back`;
}

/** States in which a payment counts, but isn't final for both sides. */
const UNDER_WAY: readonly PaymentState[] = [
  'recorded',
  'disputed',
  'approved',
  'charging',
  'charged',
  'transferring',
  'needs_attention',
  'failed',
];

/**
 * @returns the status of a payment that the books already count but that isn't known to have arrived: "Waiting for an
 * owner"; null for all else.
 */
export function underWayInWords({
  payment,
  changeMinor,
}: Pick<Movement, 'payment' | 'changeMinor'>): string | null {
  if (!payment || changeMinor >= 0 || !UNDER_WAY.includes(payment.state)) return null;
  return capitalised(paymentStateInWords(payment.state));
}

/**
 * @returns "8.50" hours for a spreadsheet: rounded to two decimals. Pay is computed from the minutes, not from these.
 */
export function hoursForSheet(minutes: number): string {
  const hundredths = Math.round((minutes * 100) / 60);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** A year's totals in one currency; minor units. */
export type YearTotal = {
  readonly currency: string;
  readonly owedMinor: number;
  readonly receivedMinor: number;
  /** what sending it cost the business */
  readonly feesMinor: number;
  /** what it cost the assistant, out of what was sent to them */
  readonly borneMinor: number;
  /** what was advanced, and what was recovered */
  readonly advancedMinor: number;
  readonly recoveredMinor: number;
};

/**
 * @returns a year's totals in words: "USD 100.00 earned, USD 97.00 received, USD 3.00 taken from it for sending, as
 * agreed".
 */
export function yearTotalInWords({
  currency,
  owedMinor,
  receivedMinor,
  feesMinor,
  borneMinor,
  advancedMinor,
  recoveredMinor,
}: YearTotal): string {
  const money = (minor: number) => formatMoney({ minor, currency });
  return [
    `${money(owedMinor)} earned`,
    `${money(receivedMinor)} received`,
    ...(borneMinor > 0 ? [`${money(borneMinor)} taken from it for sending, as agreed`] : []),
    ...(feesMinor > 0 ? [`${money(feesMinor)} in fees`] : []),
    ...(advancedMinor > 0 ? [`${money(advancedMinor)} given in advance`] : []),
    ...(recoveredMinor > 0 ? [`${money(recoveredMinor)} of advances taken back`] : []),
  ].join(', ');
}

/** @returns the date of a printed statement: "As of 29 November 2026; days are those of America/Chicago". */
export function asOfInWords(at: Date, zone: string): string {
  return `As of ${dateInWords(dateIn(at, zone))}; days are those of ${zoneInWords(zone)}`;
}

/** @returns an amount with a plus or minus, for a column of changes. */
export function signedMoney(minor: number, currency: string): string {
  return `${minor < 0 ? '' : '+'}${formatMoney({ minor, currency })}`;
}
