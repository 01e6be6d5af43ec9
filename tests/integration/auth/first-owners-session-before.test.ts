import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { givenConnection } from '@/tests/support/connections';
import { givenPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

const MIGRATION = 'prisma/migrations/20261130070000_the_first_owners_session/migration.sql';

const database = givenDatabase();
const admin = givenConnection(database, 'owner');

/** Adr/0194. */
it.each([
  ['email_link', 'operator_link'],
  ['email_link_and_code', 'operator_link_and_code'],
  ['passkey', 'operator_then_passkey'],
  ['operator_link', 'operator_link'],
  ['google_then_code', 'google_then_code'],
])(
  'a session whose address no mail has verified began by the printed link, even where row level security bounds who migrates: %s becomes %s',
  async (before, after) => {
    const ruth = await givenPerson({
      name: 'Ruth Adeyemi',
      email: `ruth-${before}@adeyemi.example`,
      zone: 'UTC',
    });
    const nia = await givenPerson({ name: 'Nia Lopes', email: `nia-${before}@inbox.example`, zone: 'UTC' });
    const session = async ({ sessionId }: { readonly sessionId: string }) =>
      (
        await admin().query<{ by: string }>('SELECT authenticated_by AS by FROM sessions WHERE id = $1', [
          sessionId,
        ])
      ).rows[0]?.by;

    await admin().query('BEGIN');
    await admin().query('UPDATE users SET email_verified_at = NULL WHERE id = $1', [ruth.userId]);
    await admin().query('UPDATE sessions SET authenticated_by = $1', [before]);
    await admin().query('SET LOCAL ROLE handover_app');
    await admin().query(readFileSync(MIGRATION, 'utf8'));
    await admin().query('RESET ROLE');
    const found = [await session(ruth), await session(nia)];
    await admin().query('ROLLBACK');

    expect(found).toEqual([after, before]);
  },
);
