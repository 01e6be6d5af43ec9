import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** The same as lib/search/full.queries asks for a page of everything, and for the newest few of each group. */
const ASKED = {
  'a page': (where: string) =>
    `SELECT e.id FROM search_entries e WHERE ${where} AND e.at < now() ORDER BY e.at DESC, e.id DESC LIMIT 21`,
  'a few of each': (where: string) =>
    `SELECT f.id FROM (SELECT e.id, row_number() OVER (PARTITION BY e.kind ORDER BY e.at DESC, e.id DESC) AS place
       FROM search_entries e WHERE ${where} AND e.at < now()) f WHERE f.place <= 3`,
} as const;

/**
 * However much there is, words are found by their index: PostgreSQL itself says so, asked as the app's role and as a
 * person.
 */
describe('under row level security', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
    const { maria, workspace, engagements } = people;
    const subject = { workspaceId: workspace.id, subject: 'engagement', subjectId: engagements.maria };
    const message = { ...subject, body: 'The kiln is booked.', clientKey: newId() };
    doneOf(await asPerson(maria, () => submit(postMessage, message)));
    const owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key, created_at)
       SELECT m.workspace_id, gen_random_uuid(), m.engagement_id, m.thread_id, m.author_id, 'Word' || n || ' of the kiln',
         gen_random_uuid(), now() - n * interval '1 hour' FROM messages m CROSS JOIN generate_series(1, 20000) n`,
    );
    await owner.query('SET session_replication_role = origin');
    await owner.query('SELECT app.enter_all_search()');
    await owner.query('VACUUM (ANALYZE) search_entries');
    await owner.end();
  });

  async function planFor(
    person: Person,
    words: string,
    asked: string,
    values: readonly unknown[],
    marks: object,
  ) {
    await app().query('BEGIN');
    await app().query('SELECT app.act_as_user($1)', [person.userId]);
    await app().query(`SELECT app.seek(app.query_for($1, '{}'), $2)`, [words, JSON.stringify(marks)]);
    const { rows } = await app().query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${asked}`,
      [...values],
    );
    await app().query('ROLLBACK');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each(['word4711', 'kiln', 'wor'])('“%s” uses the index of words, on both sides', async (words) => {
    const { ruth, maria, workspace, engagements } = people;
    const ofBusiness = ['e.workspace_id = $1', [workspace.id], { w: [workspace.id] }] as const;
    const ofAssistant = [
      'e.engagement_id = ANY ($1)',
      [[engagements.maria]],
      { e: [engagements.maria] },
    ] as const;

    for (const [person, [where, values, marks]] of [
      [ruth, ofBusiness],
      [maria, ofAssistant],
    ] as const) {
      for (const ask of Object.values(ASKED)) {
        const plan = await planFor(person, words, ask(where), values, marks);
        expect(plan).toMatch(/Bitmap Index Scan on search_entries_words/);
        expect(plan).toMatch(/Index Cond: \(words @@/);
        expect(plan).not.toMatch(/Seq Scan on search_entries/);
      }
    }
  });
});
