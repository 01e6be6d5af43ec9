import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import {
  asUser,
  createDatabase,
  type DatabaseUrls,
  dropDatabase,
  onDatabase,
  passwordFor,
} from '@/scripts/steps/databases';

/** The unprivileged login of the test databases. */
export const TEST_LOGIN = 'handover_test_app';

export interface TestDatabase extends DatabaseUrls {
  drop: () => Promise<void>;
}

/** A migrated, empty database of one's own, copied from the template of this run. About 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = process.env.HANDOVER_TEST_TEMPLATE_URL;
  if (!templateUrl) throw new Error('There is no template database: run this in the project "integration".');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = template.replace('template', randomBytes(6).toString('hex'));
  const adminUrl = onDatabase(templateUrl, 'postgres');
  const ownerUrl = await createDatabase(adminUrl, name, template);
  const appUrl = asUser(ownerUrl, TEST_LOGIN, passwordFor(TEST_LOGIN, templateUrl));
  return { ownerUrl, appUrl, drop: () => dropDatabase(adminUrl, name) };
}

/**
 * Gives the test file a database of its own for its whole length, named in the environment before the first test,
 * as the app reads it. The returned function gives its addresses, from `beforeAll` on.
 */
export function givenDatabase(): () => DatabaseUrls {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
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
