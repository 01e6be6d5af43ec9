import type pg from 'pg';
import { newId } from '@/lib/platform/ids';
import type { Try } from './blind-writes';
import { TEST_LOGIN } from './servers/postgres';

/**
 * Most installations' tables aren't owned by a superuser: there the eraser is bound by row level security as well.
 * @param ask asks as a superuser
 * @returns the eraser's role
 */
export async function givenPlainEraser(ask: (sql: string) => Promise<unknown>): Promise<string> {
  const role = `plain_${newId().replaceAll('-', '')}`;
  await ask(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  await ask(`GRANT handover_eraser TO ${role}`);
  await ask(`GRANT ALL ON SCHEMA public, app TO ${role}`);
  await ask(`GRANT ALL ON ALL TABLES IN SCHEMA public, app TO ${role}`);
  await ask(`GRANT ALL ON ALL FUNCTIONS IN SCHEMA app TO ${role}`);
  for (const name of ['erase_workspace', 'erase_account'])
    await ask(`ALTER FUNCTION app.${name}(uuid, uuid, timestamptz) OWNER TO ${role}`);
  return role;
}

/** Whose data is erased, and in which businesses. */
type Erased = { readonly userId?: string; readonly workspaceIds: readonly string[] };

/**
 * Past triggers and foreign keys, so that only policies can refuse. Everything is rolled back.
 * @param owner a superuser
 * @param eraser the role that erases
 * @param rows a table, and which of its rows
 * @param given what the superuser does before
 * @returns how many of the rows the eraser sees and deletes, and how many the app's own login sees when it claims to be
 * the eraser
 */
export async function reachedByEraser(
  owner: pg.Client,
  eraser: string,
  { userId = '', workspaceIds }: Erased,
  rows: string,
  given: readonly Try[] = [],
): Promise<readonly (number | null)[]> {
  const tries = [
    [eraser, `SELECT 1 FROM ${rows}`],
    [eraser, `DELETE FROM ${rows}`],
    [TEST_LOGIN, `SELECT 1 FROM ${rows}`],
  ] as const;
  const reached: (number | null)[] = [];
  await owner.query('BEGIN');
  try {
    await owner.query('SET LOCAL session_replication_role = replica');
    for (const [sql, ...values] of given) await owner.query(sql, values);
    await owner.query('SELECT app.begin_erasing($1, $2)', [userId, workspaceIds]);
    for (const [role, sql] of tries) {
      await owner.query('SAVEPOINT before');
      await owner.query(`SET LOCAL ROLE ${role}`);
      reached.push((await owner.query(sql)).rowCount);
      await owner.query('ROLLBACK TO before');
    }
  } finally {
    await owner.query('ROLLBACK');
  }
  return reached;
}
