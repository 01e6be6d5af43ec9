import type { ClauseText } from '@/lib/agreements/templates/clauses';
import type { FormValues } from '@/lib/platform/actions/form-state';

/** A clause as a row of the form. */
export type ClauseRow = {
  /** of this row on this page, wherever it moves */
  readonly id: string;
  readonly key: string;
  /** what it said when the row came to be: what is typed since stands in its inputs */
  readonly heading: string;
  readonly body: string;
  /** taken out, and there to be put back */
  readonly isRemoved: boolean;
};

/** What a button beside the clauses asks for: `up:2`, `down:2`, `remove:2`, `putback:2`, `add:taxes`, `add:own`. */
export type Arrangement =
  | { readonly kind: 'up' | 'down' | 'remove' | 'putback'; readonly index: number }
  | { readonly kind: 'add'; readonly clause: string };

/** A clause of one's own, in a button's value. */
export const OWN_CLAUSE = 'own';

/** @returns the value that a button posts for an arrangement. */
export function valueOfArrangement(arrangement: Arrangement): string {
  return arrangement.kind === 'add'
    ? `add:${arrangement.clause}`
    : `${arrangement.kind}:${arrangement.index}`;
}

/** @returns the arrangement that a button's value asks for, or null when it is none. */
export function readArrangement(value: string): Arrangement | null {
  const [, kind = '', what = ''] = /^(up|down|remove|putback|add):([a-z0-9-]+)$/.exec(value) ?? [];
  if (kind === 'add') return { kind, clause: what };
  const index = Number(what);
  const isStep = kind === 'up' || kind === 'down' || kind === 'remove' || kind === 'putback';
  return isStep && Number.isInteger(index) ? { kind, index } : null;
}

/** @returns the rows after an arrangement; the same rows when it asks for what can't be, such as the first one up. */
export function arrange(
  rows: readonly ClauseRow[],
  arrangement: Arrangement,
  library: readonly ClauseText[],
): readonly ClauseRow[] {
  if (arrangement.kind === 'add') return added(rows, arrangement.clause, library);
  const { kind, index } = arrangement;
  const row = rows[index];
  if (!row) return rows;
  if (kind === 'up') return moved(rows, index, index - 1);
  if (kind === 'down') return moved(rows, index, index + 1);
  return rows.map((each) => (each === row ? { ...row, isRemoved: kind === 'remove' } : each));
}

/** @returns the clauses of the library that aren't in the text, also not among those taken out of it. */
export function notInText(rows: readonly ClauseRow[], library: readonly ClauseText[]): readonly ClauseText[] {
  return library.filter(({ key }) => !rows.some((row) => row.key === key));
}

/** @returns the rows that a form's values name, an arrangement that was asked for without scripts included. */
export function rowsOf(values: FormValues, library: readonly ClauseText[]): readonly ClauseRow[] {
  const numbers = Object.keys(values).flatMap((name) => {
    const [, number] = /^clauses\[(\d{1,3})\]\./.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  const rows = [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => {
      const said = (field: string) => values[`clauses[${number}].${field}`]?.[0];
      return {
        id: `row-${number}`,
        key: said('key') ?? '',
        heading: said('heading') ?? '',
        body: said('body') ?? '',
        isRemoved: said('removed') === 'on',
      };
    });
  const asked = readArrangement(values.arrange?.[0] ?? '');
  return asked ? arrange(rows, asked, library) : rows;
}

/** @returns the values of a form that has these clauses. */
export function valuesOfClauses(clauses: readonly ClauseText[]): FormValues {
  return Object.fromEntries(
    clauses.flatMap(({ key, heading, body }, index) => [
      [`clauses[${index}].key`, [key]],
      [`clauses[${index}].heading`, [heading]],
      [`clauses[${index}].body`, [body]],
    ]),
  );
}

/** @returns a form's values with only the clauses that will be saved, so that two can be compared. */
export function withoutRemoved(values: FormValues): FormValues {
  const others = Object.entries(values).filter(([name]) => !name.startsWith('clauses['));
  const clauses = rowsOf({ ...values, arrange: [] }, [])
    .filter(({ isRemoved, heading, body }) => !isRemoved && (heading.trim() !== '' || body.trim() !== ''))
    .map(({ key, heading, body }) => ({ key, heading, body }));
  return { ...Object.fromEntries(others), ...valuesOfClauses(clauses) };
}

function moved(rows: readonly ClauseRow[], from: number, to: number): readonly ClauseRow[] {
  const row = rows[from];
  const other = rows[to];
  if (!row || !other) return rows;
  return rows.map((each) => (each === row ? other : each === other ? row : each));
}

function added(
  rows: readonly ClauseRow[],
  key: string,
  library: readonly ClauseText[],
): readonly ClauseRow[] {
  const numbers = rows.map(({ id }) => Number(id.split('-')[1] ?? 0));
  const id = `row-${Math.max(-1, ...numbers) + 1}`;
  if (key === OWN_CLAUSE) {
    return [...rows, { id, key: freeKey(rows), heading: '', body: '', isRemoved: false }];
  }
  const clause = notInText(rows, library).find((each) => each.key === key);
  return clause ? [...rows, { id, ...clause, isRemoved: false }] : rows;
}

function freeKey(rows: readonly ClauseRow[]): string {
  const taken = new Set(rows.map(({ key }) => key));
  let own = 1;
  while (taken.has(`own-${own}`)) own += 1;
  return `own-${own}`;
}
