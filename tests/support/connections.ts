import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { DatabaseUrls } from '@/scripts/steps/databases';

/**
 * Gives the test file a connection to its database, open from `beforeAll` on: as the tables' owner, from whom nothing is
 * hidden, or as the app, which row level security bounds.
 * @returns a function for the connection.
 */
export function givenConnection(database: () => DatabaseUrls, role: 'owner' | 'app'): () => pg.Client {
  let client: pg.Client | undefined;
  beforeAll(async () => {
    client = await connect(urlOf(database(), role));
  });
  afterAll(() => client?.end());
  return () => {
    if (!client) throw new Error('The connection is open from beforeAll on.');
    return client;
  };
}

/** Does something over a connection of its own, and closes it whatever happens. @returns the work's result. */
export async function onConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

function urlOf({ ownerUrl, appUrl }: DatabaseUrls, role: 'owner' | 'app'): string {
  return role === 'owner' ? ownerUrl : appUrl;
}
