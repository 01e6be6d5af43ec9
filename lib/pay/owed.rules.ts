/** What something can be owed for. */
export const OWED_KINDS = [
  'time',
  'brief',
  'retainer',
  'expense',
  'bonus',
  'thirteenth_month',
  'allowance',
  'holiday',
  'correction',
  'advance',
  'recovery',
  'returned',
] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** What an owner adds by their own will, or as it is the custom. A correction can take away as well. */
export const EXTRA_KINDS = ['bonus', 'thirteenth_month', 'allowance', 'holiday', 'correction'] as const;

const WORDS: Record<OwedKind, string> = {
  time: 'Time',
  brief: 'Brief',
  retainer: 'Retainer',
  expense: 'Expense',
  bonus: 'Bonus',
  thirteenth_month: '13th month',
  allowance: 'Allowance',
  holiday: 'Holiday pay',
  correction: 'Correction',
  advance: 'Advance',
  recovery: 'Advance, taken back',
  returned: 'Came back at Stripe',
};

/** @returns what a kind is called on every page and in every file. */
export function kindInWords(kind: OwedKind): string {
  return WORDS[kind];
}

/** How the source of a correction begins that takes off conceded time: its dispute is named after it. */
export const CONCEDED = 'dispute:';
