import { formatMoney } from '@/lib/platform/money/money';
import { counted } from '@/lib/platform/text/counted';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { zoneInWords } from '@/lib/platform/time/format';
import {
  disputeWindowInWords,
  feesInWords,
  paidWithinInWords,
  payingInWords,
  retainerHoursInWords,
  roundingInWords,
  timeSilenceInWords,
} from '../terms/paying.wording';
import { cadenceInWords, capInWords, type PaySchedule, perPeriod, type Terms } from '../terms/terms.rules';

/** The two sides as the text names them. */
export type Parties = {
  readonly business: string;
  readonly businessZone: string;
  readonly assistant: string;
  /** null until the assistant has joined */
  readonly assistantZone: string | null;
};

const SCHEDULE_WORDS: Record<PaySchedule, string> = {
  weekly: 'every week',
  fortnightly: 'every two weeks',
  monthly: 'every month',
  on_approval: 'when a brief is approved',
};

/** @returns when pay is paid: "every two weeks". */
export function scheduleInWords(schedule: PaySchedule): string {
  return SCHEDULE_WORDS[schedule];
}

/** @returns what is paid for what: "USD 14.00 per hour". */
export function rateInWords({ payType, rateMinor, currency, paySchedule }: Terms): string {
  const amount = formatMoney({ minor: rateMinor, currency });
  if (payType === 'hourly') return `${amount} per hour`;
  return payType === 'fixed' ? `${amount} per brief` : `${amount} ${perPeriod(paySchedule)}`;
}

/**
 * @returns what a retainer may come to with extras, as a sentence: without a limit there is nothing to add to its
 * amount.
 */
export function retainerCapInWords(terms: Terms): string {
  if (terms.capMinor === null) return 'Extras are paid on top.';
  return `Extras included, it is ${capInWords(terms)}.`;
}

/** @returns "24 hours", "1 hour". */
export function hoursInWords(hours: number): string {
  return counted(hours, 'hour');
}

/** @returns "14 days’ notice", "1 day’s notice", or "notice that takes effect at once". */
export function noticeInWords(days: number): string {
  if (days === 0) return 'notice that takes effect at once';
  return days === 1 ? '1 day’s notice' : `${days} days’ notice`;
}

/** @returns what silence means, as a sentence. */
export function autoApprovalInWords(days: number | null): string {
  if (days === null) return 'Silence never counts as approval.';
  return `What is delivered and left without an answer for ${counted(days, 'day')} counts as approved.`;
}

/** @returns from when until when: "from 1 December 2026, with no set end". */
export function termInWords({ startsOn, endsOn }: Terms): string {
  const from = `from ${dateInWords(startsOn)}`;
  return endsOn === null ? `${from}, with no set end` : `${from} until ${dateInWords(endsOn)}`;
}

export type NamedTerm = { readonly name: string; readonly value: string };

/** @returns the typed terms for a reader, in reading order. */
export function termsInWords(terms: Terms): readonly NamedTerm[] {
  return [
    { name: 'Pay', value: payInWords(terms) },
    { name: 'Paid', value: `${scheduleInWords(terms.paySchedule)}, in ${terms.currency}` },
    ...payingInWords(terms),
    { name: 'Runs', value: termInWords(terms) },
    { name: 'Answers within', value: `${hoursInWords(terms.responseTimeHours)} on working days` },
    { name: 'Evaluated', value: cadenceInWords(terms.evaluationCadenceMonths) },
    { name: 'Silence', value: autoApprovalInWords(terms.autoApprovalDays) },
    { name: 'Either side can end it with', value: noticeInWords(terms.noticeDays) },
  ];
}

/** That hours have no limit is a term; a price or a retainer is its own limit, and needs no word about one. */
function payInWords(terms: Terms): string {
  const isOpen = terms.capMinor === null && terms.payType !== 'hourly';
  return isOpen ? rateInWords(terms) : `${rateInWords(terms)}, ${capInWords(terms)}`;
}

export const PLACEHOLDERS = [
  'business',
  'assistant',
  'business_zone',
  'assistant_zone',
  'rate',
  'currency',
  'cap',
  'retainer_cap',
  'pay_schedule',
  'evaluation_cadence',
  'response_time',
  'notice',
  'auto_approval',
  'term',
  'paid_within',
  'fees',
  'time_silence',
  'dispute_window',
  'rounding',
  'retainer_hours',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** @returns the value of each placeholder under these terms. */
export function placeholderValues(terms: Terms, parties: Parties): Record<Placeholder, string> {
  return {
    business: literal(parties.business),
    assistant: literal(parties.assistant),
    business_zone: zoneInWords(parties.businessZone),
    assistant_zone: parties.assistantZone === null ? 'their own zone' : zoneInWords(parties.assistantZone),
    rate: rateInWords(terms),
    currency: terms.currency,
    cap: capInWords(terms),
    retainer_cap: retainerCapInWords(terms),
    pay_schedule: scheduleInWords(terms.paySchedule),
    evaluation_cadence: cadenceInWords(terms.evaluationCadenceMonths),
    response_time: hoursInWords(terms.responseTimeHours),
    notice: noticeInWords(terms.noticeDays),
    auto_approval: autoApprovalInWords(terms.autoApprovalDays),
    term: termInWords(terms),
    paid_within: paidWithinInWords(terms),
    fees: feesInWords(terms.feesBorneBy),
    time_silence: timeSilenceInWords(terms),
    dispute_window: disputeWindowInWords(terms.disputeDays),
    rounding: roundingInWords(terms),
    retainer_hours: retainerHoursInWords(terms),
  };
}

/**
 * The spaces around a name are trimmed afterwards: a pattern that excludes them would try every way of dividing them.
 */
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** @returns a clause's text with its placeholders filled in; one without a value stays as it is. */
export function fillIn(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replace(PLACEHOLDER, (whole, braced: string) => {
    const name = braced.trim();
    return isPlaceholder(name) ? (values[name] ?? whole) : whole;
  });
}

/** @returns the unknown placeholders in a text, as written. */
export function unknownPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = '']) =>
    isPlaceholder(name.trim()) ? [] : [whole],
  );
}

/** @returns the placeholders in a text, each once, in order. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  return [...new Set(names.filter(isPlaceholder))];
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}

/** A name stays a name, even with characters that markdown would read as emphasis or a link. */
function literal(name: string): string {
  return name.replace(/[\\`*_[\]<>&]/g, '\\$&');
}
