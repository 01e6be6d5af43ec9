import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '@/lib/platform/db/migrate';

export interface DatabaseUrls {
  /** Owns the schema; migrations only. */
  ownerUrl: string;
  /** The unprivileged login of web and worker. */
  appUrl: string;
}

/** The same server and user, another database. */
export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** The same server and database as another user. */
export function asUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

/**
 * The same database over TCP at another port of this machine, even if it is otherwise reached by a socket: for a
 * process that stands in between.
 */
export function onPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.hostname = '127.0.0.1';
  changed.port = String(port);
  changed.searchParams.delete('host');
  return changed.href;
}

/**
 * A password for `user` that is the same in every process that knows the owner's URL, and that nobody else can guess.
 */
export function passwordFor(user: string, ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  return createHash('sha256').update(`${user}:${password}`).digest('base64url');
}

/** The server's superuser, connected. */
type Admin = pg.Client | pg.Pool;

/** Makes the database if it doesn't exist, empty or as a copy of `template`. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  await withClient(adminUrl, (admin) => createDatabaseBy(admin, name, template));
  return onDatabase(adminUrl, name);
}

/** Like `createDatabase`, by somebody who is connected. */
export async function createDatabaseBy(admin: Admin, name: string, template?: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  // its files are copied as they are: through the log each would be written twice
  const from = template ? `template ${pg.escapeIdentifier(template)} strategy file_copy` : '';
  await admin.query(`create database ${pg.escapeIdentifier(name)} ${from}`);
}

/** Drops the database and every connection to it. Does nothing when there is none. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (admin) => dropDatabaseBy(admin, name));
}

/** Like `dropDatabase`, by somebody who is connected. */
export async function dropDatabaseBy(admin: Admin, name: string): Promise<void> {
  await leftBy(admin, name);
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

const LOOKS = 25;
const BETWEEN_LOOKS_MS = 20;

/**
 * Gives whoever is leaving a database half a second. A pool that has ended no longer listens to its connections
 * (pg-pool): one that is cut off before PostgreSQL has heard its goodbye would end the process with an error.
 */
async function leftBy(admin: Admin, name: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { rowCount } = await admin.query('select 1 from pg_stat_activity where datname = $1', [name]);
    if (!rowCount) return;
    await wait(BETWEEN_LOOKS_MS);
  }
}

/** Names of the databases that start with `prefix`. */
export async function databasesNamed(adminUrl: string, prefix: string): Promise<string[]> {
  return withClient(adminUrl, async (admin) => {
    const found = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    return found.rows.map((row) => row.datname);
  });
}

/** Brings a database up to date and prepares the login called `login` for it. */
export async function migrated(ownerUrl: string, login: string): Promise<DatabaseUrls> {
  const appUrl = asUser(ownerUrl, login, passwordFor(login, ownerUrl));
  await migrate({ ownerUrl, appUrl });
  return { ownerUrl, appUrl };
}

/** Connects to a database, and disconnects when `work` has ended. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
