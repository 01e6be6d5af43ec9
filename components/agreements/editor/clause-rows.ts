import type { ClauseText } from '@/lib/agreements/templates/clauses';
import type { FormValues } from '@/lib/platform/actions/form-state';

/** A clause as a row of the form. */
export type ClauseRow = {
  /** identifies this row on this page, wherever it moves */
  readonly id: string;
  readonly key: string;
  /** its text when the row was made: what is typed since is in its inputs */
  readonly heading: string;
  readonly body: string;
  /** removed, and kept so that it can be restored */
  readonly isRemoved: boolean;
};

/** The actions of the buttons beside the clauses: `up:2`, `down:2`, `remove:2`, `putback:2`, `add:taxes`, `add:own`. */
export type Arrangement =
  | { readonly kind: 'up' | 'down' | 'remove' | 'putback'; readonly index: number }
  | { readonly kind: 'add'; readonly clause: string };

/** A new clause, in a button's value. */
export const OWN_CLAUSE = 'own';

/** @returns the value that a button posts for an action. */
export function valueOfArrangement(arrangement: Arrangement): string {
  return arrangement.kind === 'add'
    ? `add:${arrangement.clause}`
    : `${arrangement.kind}:${arrangement.index}`;
}

/** @returns the action in a button's value, or null. */
export function readArrangement(value: string): Arrangement | null {
  const [, kind = '', what = ''] = /^(up|down|remove|putback|add):([a-z0-9-]+)$/.exec(value) ?? [];
  if (kind === 'add') return { kind, clause: what };
  const index = Number(what);
  const isStep = kind === 'up' || kind === 'down' || kind === 'remove' || kind === 'putback';
  return isStep && Number.isInteger(index) ? { kind, index } : null;
}

/** @returns the rows after an action; unchanged for an impossible one, such as moving the first one up. */
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

/** @returns the library's clauses that aren't in the text, nor among those removed from it. */
export function notInText(rows: readonly ClauseRow[], library: readonly ClauseText[]): readonly ClauseText[] {
  return library.filter(({ key }) => !rows.some((row) => row.key === key));
}

/** @returns the rows in a form's values, after an action requested without scripts. */
export function rowsOf(values: FormValues, library: readonly ClauseText[]): readonly ClauseRow[] {
  const numbers = Object.keys(values).flatMap((name) => {
    const [, number] = /^clauses\[(\d{1,3})\]\./.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  const rows = [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => {
      const typed = (field: string) => values[`clauses[${number}].${field}`]?.[0];
      return {
        id: `row-${number}`,
        key: typed('key') ?? '',
        heading: typed('heading') ?? '',
        body: typed('body') ?? '',
        isRemoved: typed('removed') === 'on',
      };
    });
  const requested = readArrangement(values.arrange?.[0] ?? '');
  return requested ? arrange(rows, requested, library) : rows;
}

/** @returns the values of a form with these clauses. */
export function valuesOfClauses(clauses: readonly ClauseText[]): FormValues {
  return Object.fromEntries(
    clauses.flatMap(({ key, heading, body }, index) => [
      [`clauses[${index}].key`, [key]],
      [`clauses[${index}].heading`, [heading]],
      [`clauses[${index}].body`, [body]],
    ]),
  );
}

/** @returns a form's values with only the clauses that will be saved, for comparison. */
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
