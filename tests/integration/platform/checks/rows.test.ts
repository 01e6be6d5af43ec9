import { describe, expect, it } from 'vitest';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { AGREED } from './agreed';
import { MADE_AND_MAILED, OF_TOOLS } from './around';
import type { Row } from './case';
import { DUE_LATER } from './due-later';
import { EVALUATED } from './evaluated';
import { HANDED_OVER } from './handed-over';
import { KEPT, OF_PEOPLE, SIGNED_IN } from './of-people';
import { PAID } from './paid';
import { TOLD, WHERE_AND_WHEN } from './told';
import { WORKED } from './worked';
import { LENGTHS, WRITTEN } from './written';

const CASES = [
  ...AGREED,
  ...EVALUATED,
  ...HANDED_OVER,
  ...DUE_LATER,
  ...PAID,
  ...WORKED,
  ...OF_PEOPLE,
  ...SIGNED_IN,
  ...KEPT,
  ...WHERE_AND_WHEN,
  ...TOLD,
  ...LENGTHS,
  ...WRITTEN,
  ...OF_TOOLS,
  ...MADE_AND_MAILED,
];

/**
 * Values that no row can have, whoever writes it. Each check is run as it is in the catalogue, on rows that need
 * nothing around them: one that was dropped isn't found, and one that was loosened lets something through.
 */
describe('a check of the database', () => {
  const database = givenDatabase();
  const client = givenConnection(database, 'owner');

  /** @returns the rows that the check refuses; one that evaluates to unknown is let through, as in PostgreSQL. */
  async function refusedBy(check: string, rows: readonly Row[]): Promise<readonly unknown[]> {
    const found = await client().query<{ table: string; rule: string }>(
      `SELECT conrelid::regclass::text AS table, pg_get_expr(conbin, conrelid) AS rule FROM pg_constraint
       WHERE conname = $1 AND contype = 'c'`,
      [check],
    );
    const [constraint] = found.rows;
    if (!constraint) throw new Error(`There is no check called ${check}.`);
    const { rows: refused } = await client().query<{ row: unknown }>(
      `SELECT given.row FROM jsonb_array_elements($1) AS given(row), jsonb_populate_record(NULL::${constraint.table}, given.row)
       WHERE NOT (${constraint.rule})`,
      [JSON.stringify(rows)],
    );
    return refused.map(({ row }) => row);
  }

  it.each(CASES)('%s holds', async (check, holds, breaks) => {
    expect(await refusedBy(check, [...holds, ...breaks])).toEqual(breaks);
  });

  it('is asked above, whichever it is', async () => {
    const { rows } = await client().query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c' ORDER BY 1`,
    );

    expect(CASES.map(([check]) => check).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
