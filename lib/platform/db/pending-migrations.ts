import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const RETRY_MS = 2_000;

/** @returns the migrations' folder: all our processes start in the checkout. */
export function migrationsFolder(): string {
  return join(process.cwd(), 'prisma/migrations');
}

/** @returns the names of all migrations, in the order in which they apply. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder(), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Names of migrations that the folder has and the database hasn't finished; empty when up to date. Any of our logins
 * may ask. Throws when the database doesn't answer.
 */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const names = await migrationNames();
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  // a broken connection fails the query at hand; without a listener the event would end the process as well
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: known } = await client.query(
      "select to_regclass('_prisma_migrations') is not null as there",
    );
    if (!known[0]?.there) return names;
    const { rows } = await client.query<{ migration_name: string }>(
      'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    );
    const done = new Set(rows.map((row) => row.migration_name));
    return names.filter((name) => !done.has(name));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Waits until the database has every migration of this version. For a worker: a job that lacks a column would fail, and
 * maybe after it has done something outside.
 * @param onWait is called with the names of what isn't applied yet, each time it has to wait
 * @throws when the database doesn't answer
 */
export async function onceMigrated(
  databaseUrl: string,
  onWait: (pending: readonly string[]) => void,
): Promise<void> {
  for (;;) {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length === 0) return;
    onWait(pending);
    await wait(RETRY_MS);
  }
}
