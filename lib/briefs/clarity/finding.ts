/** Every rule of the clarity check (product.md, "Briefs"). docs/clarity.md says how well each of them finds what it is for. */
export const RULE_NAMES = [
  'no_deadline',
  'no_deliverable',
  'no_criterion',
  'deadline_without_time',
  'deadline_day_off',
  'deadline_outside_hours',
  'deadline_too_near',
  'vague_word',
  'uncheckable_criterion',
  'outcome_repeats_title',
  'not_attached',
  'no_givens',
  'budget_unlike_similar',
  'autonomy_contradicted',
  'ask_first_without_list',
  'check_in_after_deadline',
  'dangling_pronoun',
  'long_sentence',
  'passive_chain',
  'idiom',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** Words of a field: from `from` up to, not including, `to`, in UTF-16 units as an input's selection counts them. */
export type Words = { readonly text: string; readonly from: number; readonly to: number };

/** What a click on a suggestion changes, as data: the editor does it, and can take it back. */
export type Edit =
  | {
      readonly kind: 'replace';
      readonly field: string;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  | { readonly kind: 'set'; readonly values: Readonly<Record<string, string>> }
  /** one more empty row, with the cursor in it */
  | { readonly kind: 'row'; readonly list: string }
  | { readonly kind: 'add'; readonly list: string; readonly texts: readonly string[] }
  | { readonly kind: 'focus'; readonly field: string; readonly words: Words | null };

export type Suggestion = { readonly label: string; readonly edit: Edit };

/** One thing that could be clearer, or must be said. */
export type Finding = {
  readonly rule: RuleName;
  /** `required` refuses a hand-over; `advice` never does more than ask */
  readonly severity: 'required' | 'advice';
  /** the input it belongs to: `deliverables[0].criteria[1]` */
  readonly field: string;
  /** the words that caused it; null where it is about the field as a whole */
  readonly words: Words | null;
  /** one plain sentence */
  readonly reason: string;
  readonly suggestion: Suggestion | null;
};

/**
 * @returns what a finding is known by once its owner says "it is clear enough": the words, wherever they stand then,
 * or the field where there are none. At most 120 characters.
 */
export function keyOf({ rule, field, words }: Finding): string {
  const about = words === null ? field : words.text.toLowerCase().replace(/\s+/g, ' ');
  return `${rule}:${about}`.slice(0, 120);
}
