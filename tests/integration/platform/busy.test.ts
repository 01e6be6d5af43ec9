import { beforeAll, describe, expect, it } from 'vitest';
import { updateYourself } from '@/lib/people/yourself.actions';
import { disconnect } from '@/lib/platform/db/client';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { databaseOf, givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenHolder } from '@/tests/support/waiting';

describe('a request while the database is busy', () => {
  const database = givenDatabaseWithPeople();
  const { holder, somebodyWaits } = givenHolder(database);
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const renames = (name: string) =>
    asPerson(people.ruth, () => submit(updateYourself, { name, timeZone: 'Europe/London' }));

  /** Has each wait that long for a lock. Existing connections stay as they were. */
  async function givenPatience(setting: string): Promise<void> {
    await holder().query(`ALTER DATABASE ${databaseOf(database().ownerUrl)} ${setting}`);
    await disconnect();
  }

  async function givenHeld(): Promise<void> {
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [people.ruth.userId]);
  }

  it.each(['lock_timeout', 'statement_timeout'])('is done once it isn’t any more (%s)', async (setting) => {
    await givenPatience(`SET ${setting} = '200ms'`);
    await givenHeld();

    const refusal = refusalOf(await renames('Ruth A.'));
    await holder().query('ROLLBACK');
    await givenPatience(`RESET ${setting}`);

    expect(refusal).toMatchObject({ code: 'busy', values: { name: ['Ruth A.'] } });
    doneOf(await renames('Ruth A.'));
  });

  it('is done once it has been restarted', async () => {
    await givenHeld();

    const renaming = renames('Ruth B.');
    await somebodyWaits();
    await holder().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );

    expect(refusalOf(await renaming).code).toBe('busy');
    await holder().query('ROLLBACK');
    doneOf(await renames('Ruth B.'));
  });
});
