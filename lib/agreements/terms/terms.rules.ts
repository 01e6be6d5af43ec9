import { formatMoney } from '@/lib/platform/money/money';
import { counted } from '@/lib/platform/text/counted';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { countsTime, isWithin, PAYING_CHECKS, type PayingTerms } from './paying.rules';

export const PAY_TYPES = ['hourly', 'fixed', 'retainer'] as const;
export type PayType = (typeof PAY_TYPES)[number];

export const PAY_SCHEDULES = ['weekly', 'fortnightly', 'monthly', 'on_approval'] as const;
export type PaySchedule = (typeof PAY_SCHEDULES)[number];

/** The terms that the product acts on; never parsed from prose. */
export type Terms = PayingTerms & {
  readonly payType: PayType;
  /** minor units of `currency`: per hour, per brief or per pay period, as `payType` says */
  readonly rateMinor: number;
  readonly currency: string;
  /** minor units per pay period (per month when pay follows approval), or null for no upper limit */
  readonly capMinor: number | null;
  readonly paySchedule: PaySchedule;
  readonly evaluationCadenceMonths: number;
  readonly responseTimeHours: number;
  readonly noticeDays: number;
  /** null: silence never counts as approval */
  readonly autoApprovalDays: number | null;
  /** local dates, `YYYY-MM-DD` */
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** How often each pay type can be paid. An hour or a month isn't something that gets approved, a brief is. */
export const SCHEDULES_OF: Record<PayType, readonly PaySchedule[]> = {
  hourly: ['weekly', 'fortnightly', 'monthly'],
  fixed: ['on_approval', 'weekly', 'fortnightly', 'monthly'],
  retainer: ['weekly', 'fortnightly', 'monthly'],
};

/** product.md, rule 5: never more than 12 months between evaluations. */
export const LONGEST_CADENCE_MONTHS = 12;
const LONGEST_RESPONSE_HOURS = 240;
const LONGEST_NOTICE_DAYS = 365;
const LONGEST_AUTO_APPROVAL_DAYS = 60;

/** @returns how often both evaluate: "every 6 months". */
export function cadenceInWords(months: number): string {
  return months === 1 ? 'every month' : `every ${months} months`;
}

/** The period of a cap, and of a retainer. Pay on approval has no period of its own, so its cap is per month. */
const PERIOD_WORDS: Record<PaySchedule, string> = {
  weekly: 'per week',
  fortnightly: 'per two weeks',
  monthly: 'per month',
  on_approval: 'per month',
};

/** @returns "per month". */
export function perPeriod(schedule: PaySchedule): string {
  return PERIOD_WORDS[schedule];
}

/** @returns the most that is paid: "at most USD 560.00 per week", or "with no upper limit". */
export function capInWords({
  capMinor,
  currency,
  paySchedule,
}: Pick<Terms, 'capMinor' | 'currency' | 'paySchedule'>): string {
  if (capMinor === null) return 'with no upper limit';
  return `at most ${formatMoney({ minor: capMinor, currency })} ${perPeriod(paySchedule)}`;
}

/** The inputs that a fault can belong to. */
export type TermsField =
  | 'rate'
  | 'cap'
  | 'paySchedule'
  | 'evaluationCadenceMonths'
  | 'responseTimeHours'
  | 'noticeDays'
  | 'autoApprovalDays'
  | 'paidWithinDays'
  | 'feesBorneBy'
  | 'timeSilenceDays'
  | 'disputeDays'
  | 'roundingMinutes'
  | 'retainerHours'
  | 'carriedHours'
  | 'startsOn'
  | 'endsOn';

export type TermsFault = { readonly field: TermsField; readonly message: string };

/**
 * @returns the faults in terms, or contradictions between them, each with its input; empty when they are consistent.
 */
export function findFaults(terms: Terms): readonly TermsFault[] {
  const found = CHECKS.map(([field, check]) => ({ field, message: check(terms) }));
  return found.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

type Check = (terms: Terms) => string | null;

const CHECKS: readonly (readonly [TermsField, Check])[] = [
  ['rate', ({ rateMinor }) => (rateMinor > 0 ? null : 'Say what is paid: more than nothing.')],
  ['cap', judgeCap],
  [
    'paySchedule',
    ({ payType, paySchedule }) =>
      SCHEDULES_OF[payType].includes(paySchedule) ? null : 'Choose when this kind of pay is paid.',
  ],
  [
    'evaluationCadenceMonths',
    ({ evaluationCadenceMonths: months }) =>
      isWithin(months, 1, LONGEST_CADENCE_MONTHS)
        ? null
        : `Evaluate at least every ${LONGEST_CADENCE_MONTHS} months: give 1 to ${LONGEST_CADENCE_MONTHS}.`,
  ],
  [
    'responseTimeHours',
    ({ responseTimeHours: hours }) =>
      isWithin(hours, 1, LONGEST_RESPONSE_HOURS)
        ? null
        : `Give whole hours, from 1 to ${LONGEST_RESPONSE_HOURS}.`,
  ],
  ['noticeDays', judgeNotice],
  ['autoApprovalDays', (terms) => judgeSilence(terms.autoApprovalDays, terms)],
  ['timeSilenceDays', judgeTimeSilence],
  ...PAYING_CHECKS,
  [
    'endsOn',
    ({ startsOn, endsOn }) =>
      endsOn === null || endsOn > startsOn ? null : 'The end has to come after the start.',
  ],
];

function judgeCap({ capMinor, rateMinor, currency }: Terms): string | null {
  if (capMinor === null || capMinor >= rateMinor) return null;
  const rate = formatMoney({ minor: rateMinor, currency });
  return `This limit would not pay for even one unit of the rate, ${rate}. Raise it, or leave it empty.`;
}

function judgeNotice({ noticeDays, startsOn, endsOn }: Terms): string | null {
  if (!isWithin(noticeDays, 0, LONGEST_NOTICE_DAYS)) {
    return `Give whole days, from 0 to ${LONGEST_NOTICE_DAYS}.`;
  }
  if (endsOn === null || endsOn <= startsOn) return null;
  const days = daysBetween(startsOn, endsOn);
  if (noticeDays <= days) return null;
  return `The agreement would be over before its notice: give at most ${counted(days, 'day')}, or a later end.`;
}

/** Weekly pay can't wait a month for an approval; and silence can't count as one before an answer is even due. */
function judgeSilence(days: number | null, { paySchedule, responseTimeHours }: Terms): string | null {
  if (days === null) return null;
  if (!isWithin(days, 1, LONGEST_AUTO_APPROVAL_DAYS)) {
    return `Give whole days, from 1 to ${LONGEST_AUTO_APPROVAL_DAYS}, or leave it empty.`;
  }
  const period = PERIOD_DAYS[paySchedule];
  if (period !== null && days > period) {
    return `Pay falls due every ${period} days, so waiting ${days} days for a yes would hold it up. Give at most ${period}, or leave it empty.`;
  }
  if (isWithin(responseTimeHours, 1, LONGEST_RESPONSE_HOURS) && responseTimeHours > days * 24) {
    return `Silence would be a yes before an answer is due: you give each other ${responseTimeHours} hours. Give more days, or a shorter answer time.`;
  }
  return null;
}

function judgeTimeSilence(terms: Terms): string | null {
  const { timeSilenceDays: days } = terms;
  if (days === null || days === 0) return null;
  return countsTime(terms)
    ? judgeSilence(days, terms)
    : 'No time is recorded under this agreement. Leave it empty: silence matters only for deliveries.';
}

/** The longest possible pay period in days; null when there is none. */
const PERIOD_DAYS: Record<PaySchedule, number | null> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 31,
  on_approval: null,
};

/** Both are calendar dates read as UTC, so a clock change can't add or remove an hour. */
function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}
