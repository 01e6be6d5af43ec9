import type pg from 'pg';

/** Counts calls and nothing else; the one table that a refusal may touch. */
const NOT_OURS = ['rate_limits'];

/** What asks each connection about every table: 130 of them are planned once and not at each look. */
const questions = new WeakMap<pg.Client, Promise<string>>();

/**
 * @param owner a connection that row level security doesn't hold
 * @returns for every table its number of rows and the newest transaction that wrote one of them (PostgreSQL's `xmin`):
 *   equal before and after, nothing was written, not even the same again.
 */
export async function fingerprint(owner: pg.Client): Promise<Record<string, string>> {
  const question = questions.get(owner) ?? questionFor(owner);
  questions.set(owner, question);
  const { rows } = await owner.query<{ name: string; print: string }>({
    name: 'fingerprint',
    text: await question,
  });
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** @returns the same of one table, named with its schema. */
export async function fingerprintOf(owner: pg.Client, table: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ print: string }>(look(table));
  return rows[0]?.print;
}

async function questionFor(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> ALL ($1) OR tablename = '_private_jobs' ORDER BY 1`,
    [NOT_OURS],
  );
  return rows.map(({ name }) => look(name)).join(' UNION ALL ');
}

function look(table: string): string {
  return `SELECT '${table}' AS name, count(*) || ':' || coalesce(max(xmin::text::bigint), 0) AS print FROM ${table}`;
}
