import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getLettingGo } from '@/lib/briefs/home/letting-go.queries';
import { getInboxBrief, listClosed } from '@/lib/briefs/inbox/inbox.queries';
import { getBriefList } from '@/lib/briefs/list.queries';
import { LISTS, readListView } from '@/lib/briefs/list-view.rules';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { now } from '@/lib/platform/clock';
import { writeRowPlace } from '@/lib/platform/paging/row-place';
import { findAssistantSession, findStaffSession } from '@/lib/platform/tenancy/find-session';
import { givenConnection } from '@/tests/support/connections';
import { inboxOf } from '@/tests/support/inbox';
import { costOf, listsMadeReadyFor, readingOf, statementsOf } from '@/tests/support/servers/plans';
import { givenDatabase } from '@/tests/support/servers/postgres';

/** Enough for the planner to choose as it does with many, and few enough to write in seconds. */
const BRIEFS = 3_000;
/** What is open for Ruth and Maria, and half a year of approved ones; a business has 1,500, all together 8,600. */
const MOST_READ = 600;
/**
 * The cost above which PostgreSQL compiles a statement each time it runs (jit_above_cost), unless that is turned off.
 */
const MOST_RECKONED = 100_000;
/** Of a brief's page: 430 where each policy compares with lists, some 120 where most rows are asked (ADR 0127). */
const MOST_LISTS = 160;
const FILLING = readFileSync('scripts/bench/filling.sql', 'utf8');
const FIRST_ID = '00000000-0000-4000-8000-000000000000';

describe('what people look at all day', () => {
  const urls = givenDatabase();
  const client = givenConnection(urls, 'app');
  let ruth = '';
  let maria = '';
  let nadia = '';
  let owner = '';
  let workspaceId = '';
  let wideId = '';
  let brief = { workspaceId: '', id: '' };
  beforeAll(async () => {
    const filler = new pg.Client({ connectionString: urls().ownerUrl });
    await filler.connect();
    await filler.query("select set_config('bench.briefs', $1, false)", [String(BRIEFS)]);
    await filler.query(FILLING);
    await filler.query('analyze');
    const idOf = async (query: string) => String((await filler.query(query)).rows[0]?.id);
    ruth = await idOf("select id from users where email like 'ruth@%'");
    maria = await idOf("select id from users where email like 'maria.santos@%'");
    workspaceId = await idOf("select id from workspaces where slug = 'adeyemi-ceramics'");
    nadia = await idOf("select id from users where email like 'nadia.rahman@%'");
    owner = await idOf("select id from users where email = 'owner-31@business-31.example'");
    wideId = await idOf("select id from workspaces where slug = 'business-31'");
    const { rows: theirs } = await filler.query(
      `select b.id from briefs b join engagements e on e.id = b.engagement_id
       where b.workspace_id = $1 and e.assistant_user_id = $2 and b.state = 'in_progress' limit 1`,
      [workspaceId, maria],
    );
    brief = { workspaceId, id: String(theirs[0]?.id) };
    await filler.end();
  });

  const far = new Date('2026-01-01T00:00:00Z');
  type Look = { readonly most?: number; readonly as: () => string; readonly look: () => Promise<unknown> };
  const asRuth = (look: Look['look']): Look => ({ as: () => ruth, look });
  const asNadia = (look: Look['look']): Look => ({ as: () => nadia, look });
  const asMaria = (look: Look['look']): Look => ({ as: () => maria, look });
  const looks: Readonly<Record<string, Look>> = {
    'the owner’s home': asRuth(() => getHome({ userId: ruth, role: 'owner' }, workspaceId, now())),
    'letting go': asRuth(() => getLettingGo(ruth, workspaceId, now())),
    'the inbox': asMaria(() => inboxOf({ userId: maria, timeZone: 'Asia/Manila' })),
    'the inbox of 5,000': asNadia(() => inboxOf({ userId: nadia, timeZone: 'Asia/Dhaka' })),
    // the 600 that are open there, in each of the two lists of open ones, and what is shown
    'the home of 300': {
      most: 1_500,
      as: () => owner,
      look: () => getHome({ userId: owner, role: 'owner' }, wideId, now()),
    },
    'what is done, first page': asMaria(() => listClosed(maria, null)),
    'what is done, a later page': asMaria(() => listClosed(maria, { at: far, id: FIRST_ID })),
    ...Object.fromEntries(
      LISTS.flatMap((list) =>
        [null, writeRowPlace({ at: far, id: FIRST_ID })].map((after) => [
          `the owner’s briefs, ${list}, ${after === null ? 'first page' : 'a later page'}`,
          asRuth(() =>
            getBriefList({ userId: ruth, timeZone: 'America/Chicago' }, workspaceId, {
              ...readListView({ show: list, from: '2020-01-01' }),
              after,
            }),
          ),
        ]),
      ),
    ),
  };

  it('reads only the change requests that have no answer yet', async () => {
    const [statement] = await statementsOf(() =>
      getHome({ userId: ruth, role: 'owner' }, workspaceId, now()),
    );
    if (!statement) throw new Error('the home asks nothing');

    const reading = await readingOf(client(), ruth, statement, 'change_requests');

    expect(reading.isWhole).toBe(false);
    expect(reading.rows).toBeGreaterThan(0);
    expect(reading.rows).toBeLessThanOrEqual(30);
  });

  it.each(Object.entries(looks))(
    'reads few briefs, however many there are: %s',
    async (_, { as, look, most = MOST_READ }) => {
      const statements = (await statementsOf(look)).filter(({ text }) => /\bbriefs\b/.test(text));

      expect(statements.length).toBeGreaterThan(0);
      for (const statement of statements) {
        const reading = await readingOf(client(), as(), statement, 'briefs');
        expect(reading.isWhole).toBe(false);
        expect(reading.rows).toBeLessThanOrEqual(most);
      }
    },
  );

  it.each<[string, Look['look']]>([
    ...Object.entries(looks).map(([name, { look }]): [string, Look['look']] => [name, look]),
    ['an owner’s session', () => findStaffSession('none', 'adeyemi-ceramics', now())],
    ['an assistant’s session', () => findAssistantSession('none', now())],
  ])('is estimated to be little work: %s', async (_, look) => {
    const statements = (await statementsOf(look)).filter(({ text }) => !/^(BEGIN|COMMIT)/.test(text));

    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(await costOf(client(), statement)).toBeLessThan(MOST_RECKONED);
  });

  it.each([
    ['an owner’s brief', () => getBriefForStaff(ruth, brief)],
    ['an inbox’s brief', () => getInboxBrief(maria, brief)],
  ])('makes no list ready for most of the tables it mentions: %s', async (_, look) => {
    const [statement] = await statementsOf(look);
    if (!statement) throw new Error('a brief is read by no statement');

    expect(await listsMadeReadyFor(client(), statement)).toBeLessThan(MOST_LISTS);
  });

  it('sets up nothing for former assistants wherever a file is mentioned', async () => {
    const { rows } = await client().query('explain select name from files');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('is_kept_after_the_end');
    expect(plan.match(/ on \w+/g)).toEqual([' on files']);
  });
});
