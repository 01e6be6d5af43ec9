import pg from 'pg';
import type { Person } from './people';
import { TEST_LOGIN } from './servers/postgres';

/** Refused by a grant, or by a policy of row level security (insufficient_privilege). */
const NOT_THEIRS = '42501';

export type Try = readonly [sql: string, ...values: unknown[]];

/**
 * Tries statements in a person's transaction, each separately, past triggers and foreign keys, so that only grants and
 * policies can refuse them. Everything is rolled back.
 * @param owner the owner of the tables
 * @param given what is done first as that owner
 * @returns how many rows each touched: none when a grant or a policy refused it, and why if something else did
 */
export async function tried(
  owner: pg.Client,
  person: Person,
  given: readonly Try[],
  tries: readonly Try[],
): Promise<readonly (number | string)[]> {
  const touched: (number | string)[] = [];
  await owner.query('BEGIN');
  try {
    await owner.query('SET LOCAL session_replication_role = replica');
    await owner.query('SELECT app.act_as_user($1)', [person.userId]);
    for (const [sql, ...values] of given) await owner.query(sql, values);
    await owner.query(`SET LOCAL ROLE ${TEST_LOGIN}`);
    for (const [sql, ...values] of tries) {
      await owner.query('SAVEPOINT before');
      const answer = await owner.query(sql, values).catch(codeOf);
      touched.push(
        typeof answer === 'string' ? (answer === NOT_THEIRS ? 0 : answer) : (answer.rowCount ?? 0),
      );
      await owner.query('ROLLBACK TO before');
    }
  } finally {
    await owner.query('ROLLBACK');
  }
  return touched;
}

/**
 * @returns for each table, a statement that changes and one that deletes everything one may. Neither reads anything, so
 * that no policy for reading comes before those for writing.
 */
export async function blindWrites(owner: pg.Client): Promise<ReadonlyMap<string, readonly Try[]>> {
  const { rows } = await owner.query<{ name: string; column: string | null }>(
    `SELECT table_name AS name, min(column_name) FILTER (
       WHERE is_generated = 'NEVER' AND has_column_privilege($1, quote_ident(table_name), column_name, 'UPDATE')) AS column
     FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1`,
    [TEST_LOGIN],
  );
  return new Map(
    rows.map(({ name, column }) => {
      const deletes: Try = [`DELETE FROM ${name}`];
      return [name, column === null ? [deletes] : [[`UPDATE ${name} SET ${column} = DEFAULT`], deletes]];
    }),
  );
}

/** @returns the SQLSTATE with which something was refused. */
function codeOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? 'without a code') : String(error);
}
