import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '@/lib/briefs/home.queries';
import { getInbox, listClosed } from '@/lib/briefs/inbox.queries';
import { getLettingGo } from '@/lib/briefs/letting-go.queries';
import { getBriefList, LISTS } from '@/lib/briefs/list.queries';
import { now } from '@/lib/platform/clock';
import { readingOf, statementsOf } from '@/tests/support/plans';
import { givenDatabase } from '@/tests/support/postgres';

/** Enough for the planner to choose as it does with many, and few enough to write in seconds. */
const BRIEFS = 3_000;
/** What is open for Ruth and Maria, and half a year of what was approved; a business has 1,500 and all together 8,600. */
const MOST_READ = 600;
const FILLING = readFileSync('scripts/bench/filling.sql', 'utf8');
const FIRST_ID = '00000000-0000-4000-8000-000000000000';

describe('what people look at all day', () => {
  const urls = givenDatabase();
  let client: pg.Client;
  let ruth = '';
  let maria = '';
  let workspaceId = '';
  beforeAll(async () => {
    const owner = new pg.Client({ connectionString: urls().ownerUrl });
    await owner.connect();
    await owner.query("select set_config('bench.briefs', $1, false)", [String(BRIEFS)]);
    await owner.query(FILLING);
    await owner.query('analyze');
    const idOf = async (query: string) => String((await owner.query(query)).rows[0]?.id);
    ruth = await idOf("select id from users where email like 'ruth@%'");
    maria = await idOf("select id from users where email like 'maria.santos@%'");
    workspaceId = await idOf("select id from workspaces where slug = 'adeyemi-ceramics'");
    await owner.end();
    client = new pg.Client({ connectionString: urls().appUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  const far = new Date('2026-01-01T00:00:00Z');
  type Look = { readonly as: () => string; readonly look: () => Promise<unknown> };
  const asRuth = (look: Look['look']): Look => ({ as: () => ruth, look });
  const asMaria = (look: Look['look']): Look => ({ as: () => maria, look });
  const looks: Readonly<Record<string, Look>> = {
    'the owner’s home': asRuth(() => getHome({ userId: ruth, role: 'owner' }, workspaceId, now())),
    'letting go': asRuth(() => getLettingGo(ruth, workspaceId, now())),
    'the inbox': asMaria(() => getInbox(maria)),
    'what is done, first page': asMaria(() => listClosed(maria, null)),
    'what is done, a later page': asMaria(() => listClosed(maria, { closedAt: far, id: FIRST_ID })),
    ...Object.fromEntries(
      LISTS.flatMap((list) =>
        [null, `${far.toISOString()}_${FIRST_ID}`].map((after) => [
          `the owner’s briefs, ${list}, ${after === null ? 'first page' : 'a later page'}`,
          asRuth(() => getBriefList(ruth, { workspaceId, list, engagementId: null, after })),
        ]),
      ),
    ),
  };

  it.each(Object.entries(looks))('reads few briefs, however many there are: %s', async (_, { as, look }) => {
    const statements = (await statementsOf(look)).filter(({ text }) => /\bbriefs\b/.test(text));

    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      const reading = await readingOf(client, as(), statement, 'briefs');
      expect(reading.isWhole).toBe(false);
      expect(reading.rows).toBeLessThanOrEqual(MOST_READ);
    }
  });
});
