import { capitalised } from '@/lib/platform/capitalised';
import { formatMoney } from '@/lib/platform/money';
import { zoneInWords } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { nameOfOwed, type OwedKind } from './owed.rules';
import { methodInWords, type PaymentMethod, type PaymentState, paymentStateInWords } from './payments.rules';

/** One change of what is owed, as the books have it. Dates are `YYYY-MM-DD`. */
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

/** @returns movements with what is owed after each, in its currency. @param opening by currency, what was owed before them */
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

/** @returns the calendar year that an instant is in, in a zone: on whose statement it stands what was booked then. */
export function yearIn(at: Date, zone: string): number {
  return Number(dateIn(at, zone).slice(0, 4));
}

/** @returns the calendar years from one day to another, the latest first. */
export function yearsSince(first: string, last: string): readonly number[] {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: until - from + 1 }, (_, back) => until - back);
}

/** @returns what a line is, in words: "Brief: Spring catalogue", "Payment by Wise". */
export function lineInWords({ owed, payment, changeMinor }: Movement): string {
  if (owed) return nameOfOwed(owed);
  if (!payment) return '';
  const how = methodInWords(payment.method);
  return changeMinor < 0 ? `Payment by ${how}` : `Payment by ${how} taken back`;
}

/** In which a payment is counted, and hasn't come to an end that both can go by. */
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
 * @returns where a payment stands that the books count already, and of which nobody knows yet that it arrived: "Waiting for an
 * owner"; null for all else.
 */
export function underWayInWords({
  payment,
  changeMinor,
}: Pick<Movement, 'payment' | 'changeMinor'>): string | null {
  if (!payment || changeMinor >= 0 || !UNDER_WAY.includes(payment.state)) return null;
  return capitalised(paymentStateInWords(payment.state));
}

/** @returns "8.50" hours as a spreadsheet reads them: rounded to two decimals. Pay is reckoned from the minutes, not from these. */
export function hoursForSheet(minutes: number): string {
  const hundredths = Math.round((minutes * 100) / 60);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** What a year came to in one currency; minor units. */
export type YearTotal = {
  readonly currency: string;
  readonly owedMinor: number;
  readonly receivedMinor: number;
  /** what sending it cost the business */
  readonly feesMinor: number;
  /** what it cost the assistant, out of what was sent to them */
  readonly borneMinor: number;
  /** what was given ahead of work, and what was taken back of it */
  readonly advancedMinor: number;
  readonly recoveredMinor: number;
};

/** @returns what a year came to: "USD 100.00 earned, USD 97.00 received, USD 3.00 taken from it for sending, as agreed". */
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
    ...(feesMinor > 0 ? [`${money(feesMinor)} for sending it`] : []),
    ...(advancedMinor > 0 ? [`${money(advancedMinor)} given in advance`] : []),
    ...(recoveredMinor > 0 ? [`${money(recoveredMinor)} of advances taken back`] : []),
  ].join(', ');
}

/** @returns of which day a printed statement is: "As of 2026-11-29; days are those of America/Chicago". */
export function asOfInWords(at: Date, zone: string): string {
  return `As of ${dateIn(at, zone)}; days are those of ${zoneInWords(zone)}`;
}

/** @returns an amount with a plus or minus, for a column of changes. */
export function signedMoney(minor: number, currency: string): string {
  return `${minor < 0 ? '' : '+'}${formatMoney({ minor, currency })}`;
}
