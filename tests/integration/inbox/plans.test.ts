import { beforeAll, describe, expect, it } from 'vitest';
import { inboxPageQuery, PAGE } from '@/lib/briefs/inbox/inbox-list.queries';
import { WHOLE_INBOX, walksOf } from '@/lib/briefs/inbox/inbox-view.rules';
import { givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { onConnection } from '@/tests/support/connections';
import { givenCopies } from '@/tests/support/inbox';
import { givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** What must be quick however much there is: PostgreSQL itself says how it would do it, asked as the person. */
describe('under row level security', () => {
  const database = givenDatabaseWithPeople();
  let maria: Person;
  beforeAll(async () => {
    const people = await givenPeople();
    const brief = await givenBriefSent(await givenRuthAndMaria(people));
    const deadlines = `now() + n * interval '1 hour'`;
    await givenCopies(database().ownerUrl, brief.id, { count: 3_000, deadlines });
    maria = people.maria;
    await onConnection(database().ownerUrl, (owner) => owner.query('ANALYZE'));
  });

  async function planOf(text: string, values: readonly unknown[]): Promise<string> {
    return onConnection(database().appUrl, async (app) => {
      await app.query('BEGIN');
      await app.query('SELECT app.act_as_user($1)', [maria.userId]);
      const { rows } = await app.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  }

  it('a page of the inbox is a scan along one index from where the page before ended', async () => {
    const { text, values } = inboxPageQuery(
      maria.userId,
      WHOLE_INBOX,
      walksOf(WHOLE_INBOX, new Date(), maria.timeZone),
      PAGE,
    );

    const plan = await planOf(text, values);

    expect(plan).toMatch(/Index (Only )?Scan using inbox_places_by_lane/);
    expect(plan).toMatch(
      /Index Cond: \(\(user_id = .* AND \(lane = .* AND \(ROW\(deadline_at, brief_id\) > /,
    );
    expect(plan).not.toMatch(/Seq Scan on (inbox_places|briefs)/);
  });

  it('the beginning of a word is a range of an index', async () => {
    const plan = await planOf(
      `SELECT w.brief_id FROM brief_words w, unnest(app.engaged_in()) AS mine (id)
       WHERE w.engagement_id = mine.id AND w.word >= $1 AND w.word < app.after_prefix($1)`,
      ['gla'],
    );

    expect(plan).toMatch(/brief_words_of_engagement/);
    expect(plan).toMatch(/Index Cond: \(\(engagement_id = .*word >= .*word < /);
  });
});
