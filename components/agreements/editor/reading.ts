import type { Insertable } from '@/components/ui/markdown-editor/insert-menu';
import { fillIn, type Parties, type Placeholder, placeholderValues } from '@/lib/agreements/document/wording';
import { FEE_BEARERS, ROUNDING_WAYS } from '@/lib/agreements/terms/paying.rules';
import { PAY_SCHEDULES, PAY_TYPES, type Terms } from '@/lib/agreements/terms/terms.rules';
import { parseMoney } from '@/lib/platform/money/money';

/** What can be inserted into a clause, in words that a person would look for. */
export const TERMS_TO_INSERT: readonly Insertable[] = [
  insertable('business', 'Your business'),
  insertable('assistant', 'The assistant'),
  insertable('rate', 'What is paid'),
  insertable('cap', 'The most that is paid'),
  insertable('retainer_cap', 'Extras beside a retainer'),
  insertable('currency', 'The currency'),
  insertable('pay_schedule', 'When it is paid'),
  insertable('term', 'From when until when'),
  insertable('response_time', 'How fast you answer'),
  insertable('evaluation_cadence', 'How often you evaluate'),
  insertable('notice', 'The notice'),
  insertable('auto_approval', 'What silence means'),
  insertable('paid_within', 'By when approved work is paid'),
  insertable('fees', 'Who pays which fee'),
  insertable('rounding', 'How minutes are counted'),
  insertable('time_silence', 'What silence means for time'),
  insertable('dispute_window', 'Disputing such time'),
  insertable('retainer_hours', 'The hours of a retainer'),
  insertable('business_zone', 'The clock of your business'),
  insertable('assistant_zone', 'The assistant’s clock'),
];

function insertable(placeholder: Placeholder, label: string): Insertable {
  return { text: `{{${placeholder}}}`, label };
}

/** @returns a clause as it will read, with the terms in the form; what can't be read yet stays as it is. */
export function asRead(text: string, form: FormData, parties: Parties): string {
  const typed = (name: string) => String(form.get(name) ?? '').trim();
  const count = (name: string) => (/^\d{1,9}$/.test(typed(name)) ? Number(typed(name)) : Number.NaN);
  const countOrNone = (name: string) => (typed(name) === '' ? null : count(name));
  const currency = typed('currency');
  const rateMinor = parseMoney(typed('rate'), currency);
  const capMinor = typed('cap') === '' ? null : parseMoney(typed('cap'), currency);
  const terms: Terms = {
    payType: PAY_TYPES.find((each) => each === typed('payType')) ?? 'hourly',
    rateMinor: rateMinor ?? 0,
    currency,
    capMinor,
    paySchedule: PAY_SCHEDULES.find((each) => each === typed('paySchedule')) ?? 'monthly',
    evaluationCadenceMonths: count('evaluationCadenceMonths'),
    responseTimeHours: count('responseTimeHours'),
    noticeDays: count('noticeDays'),
    autoApprovalDays: countOrNone('autoApprovalDays'),
    paidWithinDays: countOrNone('paidWithinDays'),
    feesBorneBy: FEE_BEARERS.find((each) => each === typed('feesBorneBy')) ?? null,
    timeSilenceDays: countOrNone('timeSilenceDays'),
    disputeDays: countOrNone('disputeDays'),
    roundingMinutes: countOrNone('roundingMinutes'),
    roundingWay: ROUNDING_WAYS.find((each) => each === typed('roundingWay')) ?? null,
    retainerHours: countOrNone('retainerHours'),
    carriedHours: countOrNone('carriedHours'),
    startsOn: typed('startsOn') || '1970-01-01',
    endsOn: typed('endsOn') || null,
  };
  const unread: readonly (readonly [Placeholder, boolean])[] = [
    ['rate', rateMinor === null],
    ['cap', typed('cap') !== '' && capMinor === null],
    ['retainer_cap', typed('cap') !== '' && capMinor === null],
    ['term', typed('startsOn') === ''],
    ['evaluation_cadence', Number.isNaN(terms.evaluationCadenceMonths)],
    ['response_time', Number.isNaN(terms.responseTimeHours)],
    ['notice', Number.isNaN(terms.noticeDays)],
    ['auto_approval', Number.isNaN(terms.autoApprovalDays)],
    ['paid_within', Number.isNaN(terms.paidWithinDays)],
    ['time_silence', Number.isNaN(terms.timeSilenceDays)],
    ['dispute_window', Number.isNaN(terms.disputeDays)],
    ['rounding', Number.isNaN(terms.roundingMinutes)],
    ['retainer_hours', Number.isNaN(terms.retainerHours) || Number.isNaN(terms.carriedHours)],
  ];
  const values: Partial<Record<Placeholder, string>> = placeholderValues(terms, parties);
  for (const [placeholder, isUnread] of unread) if (isUnread) delete values[placeholder];
  return fillIn(text, values);
}
