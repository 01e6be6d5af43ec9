import { createDatabase, databasesNamed, dropDatabase, migrated } from '@/scripts/steps/databases';
import { isAlive } from '@/scripts/steps/processes';
import { joinTestServer } from '@/scripts/steps/test-server';
import { TEST_LOGIN } from '../servers/postgres';

/**
 * Once per run of the integration tests: a server (DATABASE_URL's, or the embedded one) and on it a migrated template,
 * which each test file copies. Returns what removes it all.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await joinTestServer();
  await dropAbandoned(server.adminUrl);

  const template = `handover_test_${process.pid}_template`;
  const ownerUrl = await createDatabase(server.adminUrl, template);
  await migrated(ownerUrl, TEST_LOGIN);
  process.env.HANDOVER_TEST_TEMPLATE_URL = ownerUrl;
  return async () => {
    for (const name of await databasesNamed(server.adminUrl, template.replace('template', '')))
      await dropDatabase(server.adminUrl, name);
    await server.release();
  };
}

/** Databases of runs that were killed: their names contain the id of the process that made them. */
async function dropAbandoned(adminUrl: string): Promise<void> {
  for (const name of await databasesNamed(adminUrl, 'handover_test_')) {
    if (!isAlive(Number(name.split('_')[2]))) await dropDatabase(adminUrl, name);
  }
}
