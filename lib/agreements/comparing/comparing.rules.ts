import { diffArrays } from 'diff';
import { compareWords, differs, type Piece } from '@/lib/platform/text/word-changes';
import type { NamedTerm } from '../document/wording';

/** In place of a version's number: the text in force that an amendment amends. */
export const AMENDED = 0;

/** @returns a version's name in a sentence: "version 2", or "the agreement that it amends". */
export function versionInWords(number: number): string {
  return number === AMENDED ? 'the agreement that it amends' : `version ${number}`;
}

/** A text to compare: typed terms by name, and the clauses in order. */
export type ComparableText = {
  readonly named: readonly NamedTerm[];
  readonly clauses: readonly ComparableClause[];
};
export type ComparableClause = { readonly key: string; readonly heading: string; readonly body: string };

export type ChangedTerm = { readonly name: string; readonly pieces: readonly Piece[] };

/** A clause's place in both texts, counted from 1; null: it isn't there. */
export type ComparedClause = {
  readonly key: string;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before: number | null;
  readonly after: number | null;
  /** it has moved among the clauses that stayed */
  readonly isMoved: boolean;
  readonly heading: readonly Piece[];
  readonly body: readonly Piece[];
};

export type Comparison = {
  readonly terms: readonly ChangedTerm[];
  /** in the order of the new text, removed ones where they were */
  readonly clauses: readonly ComparedClause[];
};

/**
 * Compares two texts: typed terms by name, clauses by key, wording word by word.
 * @returns the terms that differ, and every clause with what changed in it.
 */
export function compareTexts(before: ComparableText, after: ComparableText): Comparison {
  return { terms: compareTerms(before.named, after.named), clauses: compareClauses(before, after) };
}

/** @returns whether the two texts differ in anything. */
export function isChanged({ terms, clauses }: Comparison): boolean {
  return terms.length > 0 || clauses.some(({ kind, isMoved }) => kind !== 'same' || isMoved);
}

function compareTerms(before: readonly NamedTerm[], after: readonly NamedTerm[]): readonly ChangedTerm[] {
  const valueIn = (terms: readonly NamedTerm[], name: string) =>
    terms.find((term) => term.name === name)?.value ?? '';
  const names = new Set([...after, ...before].map(({ name }) => name));
  return [...names]
    .map((name) => ({ name, pieces: compareValues(valueIn(before, name), valueIn(after, name)) }))
    .filter(({ pieces }) => differs(pieces));
}

/** A value is short and read as a whole: "USD 12 per hour, then USD 14 per hour", not a number inside a sentence. */
function compareValues(before: string, after: string): readonly Piece[] {
  if (before === after) return compareWords(before, after);
  const pieces: readonly Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return pieces.filter(({ text }) => text !== '');
}

function compareClauses(before: ComparableText, after: ComparableText): readonly ComparedClause[] {
  const old = placed(before.clauses);
  const fresh = placed(after.clauses);
  const order = diffArrays([...old.keys()], [...fresh.keys()]);
  // a key that disappeared at one place and appeared at another has moved there
  const lost = new Set(order.flatMap(({ removed, value }) => (removed ? value : [])));
  return order.flatMap(({ added, removed, value }) =>
    value.flatMap((key) => {
      if (removed && fresh.has(key)) return [];
      return [compareClause(key, old.get(key), fresh.get(key), added === true && lost.has(key))];
    }),
  );
}

type Placed = ComparableClause & { readonly place: number };

function placed(clauses: readonly ComparableClause[]): ReadonlyMap<string, Placed> {
  return new Map(clauses.map((clause, index) => [clause.key, { ...clause, place: index + 1 }]));
}

function compareClause(
  key: string,
  before: Placed | undefined,
  after: Placed | undefined,
  isMoved: boolean,
): ComparedClause {
  const heading = compareWords(before?.heading ?? '', after?.heading ?? '');
  const body = compareWords(before?.body ?? '', after?.body ?? '');
  const kind = !before
    ? 'added'
    : !after
      ? 'removed'
      : differs(heading) || differs(body)
        ? 'changed'
        : 'same';
  return { key, kind, before: before?.place ?? null, after: after?.place ?? null, isMoved, heading, body };
}
