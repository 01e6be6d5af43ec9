import { beginningOf } from '@/lib/platform/text/shortened';

/** Every rule of the clarity check (product.md, "Briefs"). docs/clarity.md says how well each one works. */
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

/** A range of a field: from `from` up to, not including, `to`, in UTF-16 units as an input's selection counts them. */
export type Words = { readonly text: string; readonly from: number; readonly to: number };

/** What a click on a suggestion changes, as data: the editor applies it, and can undo it. */
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

/** One thing that could be clearer, or is required. */
export type Finding = {
  readonly rule: RuleName;
  /** `required` blocks a hand-over; `advice` never does more than ask */
  readonly severity: 'required' | 'advice';
  /** the input it belongs to: `deliverables[0].criteria[1]` */
  readonly field: string;
  /** the words that caused it; null if it is about the field as a whole */
  readonly words: Words | null;
  /** one plain sentence */
  readonly reason: string;
  readonly suggestion: Suggestion | null;
};

/**
 * @returns the key that a finding is remembered by when the owner marks it as clear enough: the words, wherever they
 * are by then, or the field if there are none. At most 120 characters.
 */
export function keyOf({ rule, field, words }: Finding): string {
  const about = words === null ? field : words.text.toLowerCase().replace(/\s+/g, ' ');
  return beginningOf(`${rule}:${about}`, 120);
}
