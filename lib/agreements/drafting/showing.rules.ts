import { type Placeholder, placeholdersIn } from '../document/wording';
import type { PayType, TermsField } from '../terms/terms.rules';

type Clause = { readonly heading: string; readonly body: string };

/** The placeholders with which a clause shows a typed term. */
const SHOWN_BY: Record<TermsField, readonly Placeholder[]> = {
  rate: ['rate'],
  cap: ['cap', 'retainer_cap'],
  paySchedule: ['pay_schedule'],
  evaluationCadenceMonths: ['evaluation_cadence'],
  responseTimeHours: ['response_time'],
  noticeDays: ['notice'],
  autoApprovalDays: ['auto_approval'],
  paidWithinDays: ['paid_within'],
  feesBorneBy: ['fees'],
  timeSilenceDays: ['time_silence'],
  disputeDays: ['dispute_window'],
  roundingMinutes: ['rounding'],
  retainerHours: ['retainer_hours'],
  carriedHours: ['retainer_hours'],
  startsOn: ['term'],
  endsOn: ['term'],
};

type TermToShow = {
  readonly placeholder: Placeholder;
  /** another one that shows it as well */
  readonly or?: Placeholder;
  readonly name: string;
  /** the only kind of pay that has such a term */
  readonly only?: PayType;
};

/** A term, by its everyday name, that the text has to show. */
const TERMS_TO_SHOW: readonly TermToShow[] = [
  { placeholder: 'rate', name: 'what is paid' },
  { placeholder: 'cap', or: 'retainer_cap', name: 'the most that is paid' },
  { placeholder: 'pay_schedule', name: 'when it is paid' },
  { placeholder: 'term', name: 'from when until when it runs' },
  { placeholder: 'response_time', name: 'how fast you answer each other' },
  { placeholder: 'evaluation_cadence', name: 'how often you evaluate' },
  { placeholder: 'notice', name: 'the notice' },
  { placeholder: 'auto_approval', name: 'what silence means' },
  { placeholder: 'paid_within', name: 'by when approved work is paid' },
  { placeholder: 'fees', name: 'who pays which fee' },
  { placeholder: 'rounding', name: 'how minutes are counted', only: 'hourly' },
  { placeholder: 'time_silence', name: 'what silence means for time', only: 'hourly' },
  { placeholder: 'dispute_window', name: 'whether such time can be disputed', only: 'hourly' },
  { placeholder: 'retainer_hours', name: 'the hours that the retainer is for', only: 'retainer' },
];

/** @returns the first clause that shows a term, with its place counted from 1; null when none does. */
export function clauseShowing(
  field: TermsField,
  clauses: readonly Clause[],
): { readonly place: number; readonly heading: string } | null {
  const index = clauses.findIndex(({ body }) => {
    const shown = placeholdersIn(body);
    return SHOWN_BY[field].some((placeholder) => shown.includes(placeholder));
  });
  const clause = clauses[index];
  return clause ? { place: index + 1, heading: clause.heading } : null;
}

/**
 * @returns the typed terms that no clause shows: they apply all the same, but somebody who reads only the text misses
 * them.
 */
export function termsNotShown(clauses: readonly { readonly body: string }[], payType: PayType) {
  const shown = new Set(clauses.flatMap(({ body }) => placeholdersIn(body)));
  return TERMS_TO_SHOW.filter(
    ({ placeholder, or = placeholder, only = payType }) =>
      only === payType && !shown.has(placeholder) && !shown.has(or),
  );
}
