import { describe, expect, it } from 'vitest';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { type Row, STAYS } from './stays';

/** Two values of each type that columns have; of a type with a few words, the first two. */
const VALUES: Readonly<Record<string, readonly [unknown, unknown]>> = {
  uuid: ['01a20c70-0000-7000-8000-000000000001', '01a20c70-0000-7000-8000-000000000002'],
  text: ['one', 'other'],
  varchar: ['one', 'other'],
  bpchar: ['US', 'PH'],
  int2: [1, 2],
  int4: [1, 2],
  int8: [1, 2],
  numeric: [1, 2],
  bool: [false, true],
  date: ['2027-03-04', '2027-03-05'],
  timestamptz: ['2027-03-04T00:00:00Z', '2027-03-05T00:00:00Z'],
  jsonb: [{ a: 1 }, { a: 2 }],
  tsvector: ['a', 'b'],
  bytea: ['\\x01', '\\x02'],
  _text: [['a'], ['b']],
  _int2: [[1], [2]],
  _uuid: [['01a20c70-0000-7000-8000-000000000001'], ['01a20c70-0000-7000-8000-000000000002']],
};

/** restrict_violation and check_violation: what the triggers raise. Anything else is a mistake in the test. */
const REFUSALS = ['23001', '23514'];

/**
 * What of a row changes no more, whoever changes it. Each trigger is made as it is in the catalogue, on a table of its
 * own with the same name and columns and no other rule; then every column is changed by itself.
 */
describe('a trigger', () => {
  const database = givenDatabase();
  const client = givenConnection(database, 'owner');

  interface Column {
    name: string;
    isNeeded: boolean;
    values: readonly [unknown, unknown];
  }

  async function columnsOf(table: string): Promise<readonly Column[]> {
    const { rows } = await client().query<{
      name: string;
      isNeeded: boolean;
      type: string;
      words: string[] | null;
    }>(
      `SELECT attname AS name, attnotnull AS "isNeeded", typname AS type,
              (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS words
       FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
       WHERE attrelid = format('public.%I', $1::text)::regclass AND attnum > 0 AND NOT attisdropped`,
      [table],
    );
    return rows.map(({ name, isNeeded, type, words }) => {
      const values = words ? ([words[0], words[1]] as const) : VALUES[type];
      if (!values)
        throw new Error(`${table}.${name} is of a type that this test has no values for: ${type}.`);
      return { name, isNeeded, values };
    });
  }

  /** @returns for each change, whether a row as it stands takes it. */
  async function taken(
    table: string,
    definition: string,
    row: Row,
    changes: readonly Row[],
  ): Promise<boolean[]> {
    const answers: boolean[] = [];
    await client().query('BEGIN');
    try {
      await client().query(`CREATE TEMPORARY TABLE ${table} AS SELECT * FROM public.${table} WHERE false`);
      await client().query(
        `INSERT INTO pg_temp.${table} SELECT * FROM jsonb_populate_record(NULL::pg_temp.${table}, $1)`,
        [row],
      );
      await client().query(definition.replace(` ON public.${table} `, ` ON pg_temp.${table} `));
      for (const change of changes) {
        const columns = Object.keys(change).map((column) => `"${column}"`);
        await client().query('SAVEPOINT before');
        const answer = await client()
          .query(
            `UPDATE pg_temp.${table} SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::pg_temp.${table}, $1))`,
            [change],
          )
          .then(
            () => true,
            (error: { code?: string }) => {
              if (REFUSALS.includes(String(error.code))) return false;
              throw error;
            },
          );
        answers.push(answer);
        await client().query('ROLLBACK TO SAVEPOINT before');
      }
    } finally {
      await client().query('ROLLBACK');
    }
    return answers;
  }

  it.each(STAYS)('%s, of a row with %j', async (trigger, given, rest) => {
    const found = await client().query<{ table: string; definition: string }>(
      `SELECT relname AS table, pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
       WHERE tgname = $1 AND tgenabled = 'O' AND relnamespace = 'public'::regnamespace`,
      [trigger],
    );
    const [rule] = found.rows;
    if (!rule) throw new Error(`There is no trigger called ${trigger}.`);
    const columns = await columnsOf(rule.table);
    const row: Row = {
      ...Object.fromEntries(
        columns.filter(({ isNeeded }) => isNeeded).map(({ name, values }) => [name, values[0]]),
      ),
      ...given,
    };
    const otherwise = ({ name, values: [one, other] }: Column) =>
      typeof row[name] === 'number'
        ? Number(row[name]) + 1
        : JSON.stringify(row[name] ?? null) === JSON.stringify(other)
          ? one
          : other;
    const { refused = [] } = rest;

    const answers = await taken(rule.table, rule.definition, row, [
      ...columns.map((column) => ({ [column.name]: otherwise(column) })),
      ...refused,
    ]);

    const names = columns.map(({ name }) => name);
    const isFree = (name: string) =>
      'free' in rest ? rest.free.split(' ').includes(name) : !rest.kept.split(' ').includes(name);
    expect(names.filter((_, at) => answers[at])).toEqual(names.filter(isFree));
    expect(answers.slice(names.length)).toEqual(refused.map(() => false));
  });
});
