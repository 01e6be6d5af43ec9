import { Client } from 'pg';
import { env } from '@/lib/platform/env/env';

/** The advisory lock's key; any number that nothing else uses. */
const LOCK = 4_826_119;

/**
 * Runs `work` while no other process does so on the same database; waits for its turn.
 * @returns what `work` returns.
 */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL,
    application_name: 'handover demo data',
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
