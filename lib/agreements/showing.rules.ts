import type { TermsField } from './terms.rules';
import { type Placeholder, placeholdersIn } from './wording';

type Clause = { readonly heading: string; readonly body: string };

/** The placeholders by which a clause shows a typed term. */
const SHOWN_BY: Record<TermsField, readonly Placeholder[]> = {
  rate: ['rate'],
  cap: ['cap'],
  paySchedule: ['pay_schedule'],
  evaluationCadenceMonths: ['evaluation_cadence'],
  responseTimeHours: ['response_time'],
  noticeDays: ['notice'],
  autoApprovalDays: ['auto_approval'],
  startsOn: ['term'],
  endsOn: ['term'],
};

/** A term, as a person calls it, that the text has to show. */
const TERMS_TO_SHOW: readonly { readonly placeholder: Placeholder; readonly name: string }[] = [
  { placeholder: 'rate', name: 'what is paid' },
  { placeholder: 'cap', name: 'the most that is paid' },
  { placeholder: 'pay_schedule', name: 'when it is paid' },
  { placeholder: 'term', name: 'from when until when it runs' },
  { placeholder: 'response_time', name: 'how fast you answer each other' },
  { placeholder: 'evaluation_cadence', name: 'how often you evaluate' },
  { placeholder: 'notice', name: 'the notice' },
  { placeholder: 'auto_approval', name: 'what silence means' },
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

/** @returns the typed terms that no clause shows: they hold all the same, but whoever reads only the text misses them. */
export function termsNotShown(clauses: readonly { readonly body: string }[]) {
  const shown = new Set(clauses.flatMap(({ body }) => placeholdersIn(body)));
  return TERMS_TO_SHOW.filter(({ placeholder }) => !shown.has(placeholder));
}
