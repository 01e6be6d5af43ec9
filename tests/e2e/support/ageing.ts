import pg from 'pg';
import type { Person } from './cast';

/** Lets a person's sign-in be twenty minutes old, which no test can wait for. */
export async function letSignInAge({ email }: Person): Promise<void> {
  const connectionString = process.env.DATABASE_APP_URL;
  if (!connectionString) throw new Error('DATABASE_APP_URL is not set');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT app.act_as('auth')");
    const { rowCount } = await client.query(
      `UPDATE sessions SET authenticated_at = authenticated_at - interval '20 minutes'
       WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email],
    );
    await client.query('COMMIT');
    if (rowCount === 0) throw new Error(`${email} is not signed in`);
  } finally {
    await client.end();
  }
}
