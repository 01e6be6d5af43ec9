import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import {
  asUser,
  createDatabaseBy,
  type DatabaseUrls,
  dropDatabaseBy,
  onDatabase,
  passwordFor,
} from '@/scripts/steps/databases';
import { leavePeople } from '../found-people';

/** The unprivileged login of the test databases. */
export const TEST_LOGIN = 'handover_test_app';

declare global {
  /** the server's superuser, who makes and drops the databases of all files of this process */
  var handoverAdmin: pg.Pool | undefined;
}

export interface TestDatabase extends DatabaseUrls {
  drop: () => Promise<void>;
}

/** This run's migrated, empty database, as the owner of databases reaches it. */
export function templateUrl(): string {
  const url = process.env.HANDOVER_TEST_TEMPLATE_URL;
  if (!url) throw new Error('There is no template database: run this in the project "integration".');
  return url;
}

/** @returns the name of an address's database. */
export function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** A database of one's own, copied from a template of this run: the migrated and empty one unless named. */
export async function createTestDatabase(template = databaseOf(templateUrl())): Promise<TestDatabase> {
  const name = databaseOf(templateUrl()).replace('template', randomBytes(6).toString('hex'));
  await createDatabaseBy(admin(), name, template);
  const ownerUrl = onDatabase(templateUrl(), name);
  const appUrl = asUser(ownerUrl, TEST_LOGIN, passwordFor(TEST_LOGIN, ownerUrl));
  return { ownerUrl, appUrl, drop: () => dropDatabaseBy(admin(), name) };
}

/**
 * @returns connections that stay from file to file: for PostgreSQL to begin and end two of them is more work than the
 * database itself (docs/measured.md).
 */
function admin(): pg.Pool {
  globalThis.handoverAdmin ??= new pg.Pool({
    connectionString: onDatabase(templateUrl(), 'postgres'),
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  }).on('error', () => undefined);
  return globalThis.handoverAdmin;
}

/**
 * Gives the test file a database of its own, named in the environment before the first test, as the app reads it.
 * @returns a function for its addresses, from `beforeAll` on.
 */
export function givenDatabase(): () => DatabaseUrls {
  return givenDatabaseBy(createTestDatabase);
}

/**
 * The same with the cast in it, whom the first `givenPeople` then finds: they were made when this run began. Not for a
 * file that sets the clock before that, or counts what came before it.
 */
export function givenDatabaseWithPeople(): () => DatabaseUrls {
  return givenDatabaseBy(async () => {
    const cast = globalThis.handoverCast;
    leavePeople(cast?.people);
    return createTestDatabase(cast?.template);
  });
}

function givenDatabaseBy(create: () => Promise<TestDatabase>): () => DatabaseUrls {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await create();
    process.env.DATABASE_URL = database.ownerUrl;
    process.env.DATABASE_APP_URL = database.appUrl;
  });
  afterAll(async () => {
    const { disconnect } = await import('@/lib/platform/db/client');
    await disconnect();
    await database?.drop();
  });
  return () => {
    if (!database) throw new Error('The test database exists from beforeAll on.');
    return database;
  };
}
