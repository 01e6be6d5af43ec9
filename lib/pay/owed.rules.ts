import { daysInFull } from '@/lib/platform/time/dates-in-words';

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

/** @returns what a kind is called; one thing of it is `nameOfOwed`'s. */
export function kindInWords(kind: OwedKind): string {
  return WORDS[kind];
}

/** What something owed is called by. Days are `YYYY-MM-DD`. */
export type NamedOwed = {
  readonly kind: OwedKind;
  readonly note: string;
  readonly fromDay: string;
  readonly untilDay: string;
};

/** @returns the name of something owed on every page and in every file: "Time", "Brief: Spring catalogue", "Retainer: March 2027". */
export function nameOfOwed(owed: NamedOwed): string {
  const { kind, note, fromDay, untilDay } = owed;
  const which = isNamedByDays(owed) ? daysInFull(fromDay, untilDay) : note;
  return which === '' ? kindInWords(kind) : `${kindInWords(kind)}: ${which}`;
}

/** @returns whether its name says all of its days, so that nothing beside it has to. */
export function isNamedByDays({ kind, note }: Pick<NamedOwed, 'kind' | 'note'>): boolean {
  return kind === 'retainer' && note === '';
}

/** How the source of a correction begins that takes off conceded time: its dispute is named after it. */
export const CONCEDED = 'dispute:';
