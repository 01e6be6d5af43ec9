import { describe, expect, it } from 'vitest';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { ONCE, type Row } from './once';

/** Two values of each type that keys have. */
const VALUES: Readonly<Record<string, readonly [unknown, unknown]>> = {
  uuid: ['01a20c70-0000-7000-8000-000000000001', '01a20c70-0000-7000-8000-000000000002'],
  text: ['one', 'other'],
  bpchar: ['USD', 'PHP'],
  int4: [1, 2],
  date: ['2027-03-04', '2027-03-05'],
  timestamptz: ['2027-03-04T00:00:00Z', '2027-03-05T00:00:00Z'],
};

/**
 * Things of which there is only one. Each index is built as it is in the catalogue, over a table of its own that has
 * the same columns and no other rule: one that was dropped, narrowed or widened gives another answer.
 */
describe('a unique index', () => {
  const database = givenDatabase();
  const client = givenConnection(database, 'owner');

  /** @returns two values for each column, the first two words of a type that has only some. */
  async function valuesFor(
    table: string,
    columns: readonly string[],
  ): Promise<Map<string, readonly [unknown, unknown]>> {
    const { rows } = await client().query<{ name: string; type: string; words: string[] | null }>(
      `SELECT attname AS name, typname AS type,
              (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS words
       FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
       WHERE attrelid = $1::regclass AND attname = ANY ($2)`,
      [table, columns],
    );
    return new Map(
      rows.map(({ name, type, words }) => {
        const pair = words ? ([words[0], words[1]] as const) : VALUES[type];
        if (!pair)
          throw new Error(`${table}.${name} is of a type that this test has no values for: ${type}.`);
        return [name, pair];
      }),
    );
  }

  /** @returns what each group of rows meets that is written into an empty table with this index and nothing else. */
  async function metBy(
    table: string,
    definition: string,
    groups: readonly (readonly Row[])[],
  ): Promise<string[]> {
    const met: string[] = [];
    await client().query('BEGIN');
    try {
      await client().query(`CREATE TEMPORARY TABLE alone AS SELECT * FROM ${table} WHERE false`);
      await client().query(definition.replace(/ ON public\.\w+ /, ' ON alone '));
      for (const rows of groups) {
        await client().query('SAVEPOINT empty');
        const said = await client()
          .query(
            `INSERT INTO alone SELECT made.* FROM jsonb_array_elements($1) AS given(row), jsonb_populate_record(NULL::alone, given.row) AS made`,
            [JSON.stringify(rows)],
          )
          .then(
            () => 'nothing',
            ({ constraint }: { constraint?: string }) => String(constraint),
          );
        met.push(said);
        await client().query('ROLLBACK TO SAVEPOINT empty');
      }
    } finally {
      await client().query('ROLLBACK');
    }
    return met;
  }

  it.each(ONCE.map(([index, columns, rows = {}]) => [index, columns, rows] as const))(
    '%s lets no two share %s',
    async (index, columns, { within = [{}], outside = [], alike }) => {
      const found = await client().query<{ table: string; definition: string }>(
        `SELECT indrelid::regclass::text AS table, pg_get_indexdef(indexrelid) AS definition FROM pg_index
         WHERE indexrelid = to_regclass($1) AND indisunique`,
        [index],
      );
      const [rule] = found.rows;
      if (!rule) throw new Error(`There is no unique index called ${index}.`);
      const key = columns.split(' ');
      const values = await valuesFor(rule.table, key);
      const one = {
        ...Object.fromEntries(key.map((column) => [column, values.get(column)?.[0]])),
        ...within[0],
      };
      const again = [...within, ...(alike ? [alike] : [])].map((row) => [one, { ...one, ...row }]);
      const apart = [
        ...key.map((column) => [one, { ...one, [column]: values.get(column)?.[1] }]),
        ...outside.map((row) => [one, { ...one, ...row }, { ...one, ...row }]),
      ];

      const met = await metBy(rule.table, rule.definition, [...again, ...apart]);

      expect(met).toEqual([...again.map(() => index), ...apart.map(() => 'nothing')]);
    },
  );

  it('is asked above, unless it follows from the key of its table and is there for others to refer to', async () => {
    const { rows } = await client().query<{ name: string }>(
      `SELECT indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT i.indisprimary
         AND (i.indpred IS NOT NULL OR NOT EXISTS (
           SELECT 1 FROM pg_index k WHERE k.indrelid = i.indrelid AND k.indisprimary
             AND string_to_array(k.indkey::text, ' ') <@ string_to_array(i.indkey::text, ' ')))`,
    );

    expect(ONCE.map(([index]) => index).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
