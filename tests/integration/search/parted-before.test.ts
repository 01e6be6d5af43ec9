import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type BriefPlace, givenBriefDraft, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenConnection } from '@/tests/support/connections';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

const BEFORE = '20261129137000_final_sigma';
const MIGRATIONS = [
  '20261130150000_words_are_parted_alike',
  '20261130150100_words_parted_anew',
  '20261130150200_words_were_parted_anew',
];
const sqlOf = (name: string) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8');

const database = givenDatabaseWithPeople();
const admin = givenConnection(database, 'owner');
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

it('what was kept while pictures parted no words is found by them, even where an owner under row level security migrates', async () => {
  await admin().query(sqlOf(BEFORE));
  const { owner, workspace, engagementId } = place;
  const message = await says(owner, aboutEngagement(workspace.id, engagementId), '🔥Mugs and ❤️bowls');
  const brief = await givenBriefDraft(place, { title: '🔥Sale of सेल।' });
  const found = async (word: string) =>
    (await admin().query<{ id: string }>('SELECT id FROM search_entries WHERE words @@ $1::tsquery', [word]))
      .rows;
  const words = async () =>
    (
      await admin().query<{ word: string }>(
        'SELECT word FROM brief_words WHERE brief_id = $1 ORDER BY word COLLATE "C"',
        [brief.id],
      )
    ).rows.map(({ word }) => word);
  expect([await found('mugs'), await found('bowls'), await found('sale')]).toEqual([[], [], []]);
  expect(await words()).toEqual(['of', 'सेल।', '🔥sale']);

  await admin().query('BEGIN');
  await admin().query(`DO $$
    DECLARE t regclass;
    BEGIN
      CREATE ROLE who_migrates NOLOGIN;
      GRANT USAGE, CREATE ON SCHEMA public, app TO who_migrates;
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO who_migrates', t);
      END LOOP;
      GRANT SELECT ON ALL TABLES IN SCHEMA app TO who_migrates;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO who_migrates;
      ALTER FUNCTION app.plain(text) OWNER TO who_migrates;
      SET LOCAL ROLE who_migrates;
    END $$`);
  for (const name of MIGRATIONS) await admin().query(sqlOf(name));
  const left = await admin().query("SELECT FROM pg_policies WHERE policyname = 'words_anew'");
  await admin().query('RESET ROLE');

  expect(await found('mugs')).toEqual([{ id: message }]);
  expect(await found('bowls')).toEqual([{ id: message }]);
  expect(await found('sale')).toEqual([{ id: brief.id }]);
  expect(await words()).toEqual(['of', 'sale', 'सेल']);
  expect(left.rowCount).toBe(0);
  await admin().query('ROLLBACK');
});
