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

/** What an owner adds of their own accord, or by custom. A correction can also be negative. */
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

/** @returns a kind's name; for one item of it see `nameOfOwed`. */
export function kindInWords(kind: OwedKind): string {
  return WORDS[kind];
}

/** What an owed item's name is made from. Days are `YYYY-MM-DD`. */
export type NamedOwed = {
  readonly kind: OwedKind;
  readonly note: string;
  readonly fromDay: string;
  readonly untilDay: string;
};

/**
 * @returns an owed item's name on every page and in every file: "Time", "Brief: Spring catalogue", "Retainer: March
 * 2027".
 */
export function nameOfOwed(owed: NamedOwed): string {
  const { kind, note, fromDay, untilDay } = owed;
  const which = isNamedByDays(owed) ? daysInFull(fromDay, untilDay) : note;
  return which === '' ? kindInWords(kind) : `${kindInWords(kind)}: ${which}`;
}

/** @returns whether its name already states its days, so that nothing beside it has to. */
export function isNamedByDays({ kind, note }: Pick<NamedOwed, 'kind' | 'note'>): boolean {
  return kind === 'retainer' && note === '';
}

/** The prefix of a correction's source when it takes off conceded time: its dispute's id follows. */
export const CONCEDED = 'dispute:';
