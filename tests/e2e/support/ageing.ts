import pg from 'pg';
import type { Person } from './cast';

/** Makes a person's sign-in twenty minutes old, which no test can wait for. */
export async function letSignInAge({ email }: Person): Promise<void> {
  await inDatabase(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE sessions SET authenticated_at = authenticated_at - interval '20 minutes'
       WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email],
    );
    if (rowCount === 0) throw new Error(`${email} is not signed in`);
  });
}

/**
 * Brings forward the moments that a person's mails wait for: in the worker's queue they are due, as when the database's
 * clock is ahead of the worker's own.
 * @returns those moments, each once, as they were planned.
 */
export async function letMailTimesCome({ email }: Person): Promise<readonly Date[]> {
  const due = await inDatabase(async (client) => {
    const { rows } = await client.query<{ at: string }>(
      `UPDATE graphile_worker._private_jobs SET run_at = now()
       WHERE run_at > now() AND payload ->> 'recipientId' = (SELECT id::text FROM users WHERE email = $1)
       RETURNING payload ->> 'dueAt' AS at`,
      [email],
    );
    return rows.map(({ at }) => at);
  });
  return [...new Set(due)].map((at) => new Date(at));
}

/** Works on the app's database as the actor for sign-in, in one transaction. */
async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = process.env.DATABASE_APP_URL;
  if (!connectionString) throw new Error('DATABASE_APP_URL is not set');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT app.act_as('auth')");
    const done = await work(client);
    await client.query('COMMIT');
    return done;
  } finally {
    await client.end();
  }
}
