import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { Refused } from './say';

/** The programs of PostgreSQL that are used: those in POSTGRES_BIN, or else those on the path. */
export function postgresTool(name: 'pg_dump' | 'pg_restore'): string {
  const folder = process.env.POSTGRES_BIN;
  return folder ? join(folder, name) : name;
}

/** @returns the major version of the available tools; null when there are none. */
export function toolsVersion(): number | null {
  const said = spawnSync(postgresTool('pg_dump'), ['--version'], { encoding: 'utf8' });
  const [, major] = /\(PostgreSQL\) (\d+)/.exec(said.stdout ?? '') ?? [];
  return major === undefined ? null : Number(major);
}

/** Runs one of them on a database. @throws Refused with what it said. */
export function runTool(name: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): void {
  const address = new URL(url);
  // not on the command line, where every account of the machine could read it
  const PGPASSWORD = decodeURIComponent(address.password);
  address.password = '';
  const done = spawnSync(postgresTool(name), [...args, '--dbname', address.href], {
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD },
  });
  if (done.error) throw new Refused(`${name} isn't here: install PostgreSQL's client, or set POSTGRES_BIN.`);
  if (done.status !== 0) throw new Refused(`${name} could not do it: ${done.stderr.trim()}`);
}

/**
 * @returns whether a login sees every row: one that row level security binds would neither copy nor find wrong what it
 * can't see.
 */
export async function seesAllRows(url: string): Promise<boolean> {
  const [login] = await askDatabase<{ seesAll: boolean }>(
    url,
    'SELECT rolsuper OR rolbypassrls AS "seesAll" FROM pg_roles WHERE rolname = current_user',
  );
  return login?.seesAll ?? false;
}

/** @returns whether two addresses lead to the same database, by whichever login and name of its server. */
export async function isSameDatabase(one: string, other: string): Promise<boolean> {
  const [which, whichOther] = await Promise.all([one, other].map(identify));
  return which === whichOther;
}

/** No two servers have started in the same microsecond. */
async function identify(url: string): Promise<string | undefined> {
  const [found] = await askDatabase<{ which: string }>(
    url,
    "SELECT pg_postmaster_start_time() || ' ' || current_database() AS which",
  );
  return found?.which;
}

/** Asks a database one question. */
export async function askDatabase<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
