import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const MIGRATION = 'prisma/migrations/20261126010000_waits_from_before/migration.sql';

const database = givenDatabaseWithPeople();
const admin = givenConnection(database, 'owner');
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

it('a clock is stopped for what waited before pauses were recorded, even where an owner under row level security migrates', async () => {
  const brief = await givenBriefAccepted(place);
  const { workspaceId, id } = brief;
  const clarificationId = newId();
  const form = { workspaceId, id, clarificationId, question: 'Which white?', isBlocking: true };
  doneOf(await asPerson(place.assistant, () => submit(askQuestion, form)));
  const pauses = async () =>
    (
      await admin().query(
        'SELECT clarification_id, was_deadline_local, resumed_at FROM brief_pauses WHERE brief_id = $1',
        [id],
      )
    ).rows;
  const [kept] = await pauses();
  expect(kept).toMatchObject({ clarification_id: clarificationId, resumed_at: null });

  await admin().query('BEGIN');
  // as it was before, with nobody about who bypasses row level security
  await admin().query(`SET LOCAL session_replication_role = replica`);
  await admin().query('DELETE FROM brief_pauses WHERE brief_id = $1', [id]);
  await admin().query(`SET LOCAL session_replication_role = origin`);
  await admin().query(`DO $$
    DECLARE t regclass;
    BEGIN
      CREATE ROLE who_migrates NOLOGIN;
      GRANT USAGE, CREATE ON SCHEMA public, app TO who_migrates;
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO who_migrates', t);
      END LOOP;
      ALTER FUNCTION app.place_all_briefs() OWNER TO who_migrates;
      ALTER FUNCTION app.note_all_brief_words() OWNER TO who_migrates;
      SET LOCAL ROLE who_migrates;
    END $$`);
  await admin().query(readFileSync(MIGRATION, 'utf8'));
  await admin().query(readFileSync(MIGRATION, 'utf8'));
  const granted = await admin().query<{ may: boolean }>(
    `SELECT has_function_privilege('handover_app', 'app.place_all_briefs()', 'EXECUTE') AS may`,
  );
  expect(granted.rows).toEqual([{ may: false }]);
  await admin().query('RESET ROLE');
  expect(await pauses()).toEqual([kept]);
  await admin().query('ROLLBACK');
});
