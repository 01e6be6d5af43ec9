import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  asUser,
  createDatabase,
  type DatabaseUrls,
  dropDatabase,
  migrated,
  passwordFor,
} from '@/scripts/steps/databases';
import type { Running } from '@/scripts/steps/lifecycle';
import { joinPostgres } from '@/scripts/steps/postgres';
import { say } from '@/scripts/steps/say';

/** Ruth's business, as filling.sql names it. */
const SLUG = 'adeyemi-ceramics';
const LOGIN = 'handover_bench_app';
const FILLING = readFileSync(fileURLToPath(new URL('filling.sql', import.meta.url)), 'utf8');

export interface FilledDatabase extends DatabaseUrls {
  /** how many briefs are in it */
  briefs: number;
  /** of Ruth's business */
  slug: string;
  /** delivered to Ruth, and at work with Maria: the two that are opened */
  toReview: BriefAddress;
  toDo: BriefAddress;
}

interface BriefAddress {
  workspaceId: string;
  id: string;
}

/**
 * An embedded server of the bench's own with one filled database per size. Always the embedded one: whoever names a
 * server in DATABASE_URL doesn't want a hundred thousand invented briefs there.
 */
export async function filledDatabases(
  sizes: readonly number[],
  running: Running,
): Promise<{ adminUrl: string; databases: FilledDatabase[] }> {
  const server = await joinPostgres('bench', { fromPort: 54_500, mayLoseData: true });
  running.atEnd(server.release);
  const { adminUrl } = server;
  const template = await emptyDatabase(adminUrl, 'bench_template', running);
  await migrated(template, LOGIN);

  const databases: FilledDatabase[] = [];
  for (const briefs of sizes) {
    say(`Filling a database with ${briefs.toLocaleString('en')} briefs`);
    const ownerUrl = await emptyDatabase(adminUrl, `bench_${briefs}`, running, 'bench_template');
    const opened = await fill(ownerUrl, briefs);
    databases.push({
      briefs,
      slug: SLUG,
      ownerUrl,
      appUrl: asUser(ownerUrl, LOGIN, passwordFor(LOGIN, template)),
      ...opened,
    });
  }
  return { adminUrl, databases };
}

async function emptyDatabase(
  adminUrl: string,
  name: string,
  running: Running,
  template?: string,
): Promise<string> {
  await dropDatabase(adminUrl, name);
  running.atEnd(() => dropDatabase(adminUrl, name));
  return createDatabase(adminUrl, name, template);
}

async function fill(ownerUrl: string, briefs: number): Promise<Pick<FilledDatabase, 'toReview' | 'toDo'>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select set_config('bench.briefs', $1, false)", [String(briefs)]);
    await client.query(FILLING);
    // What autovacuum would have done in the time such a past takes: statistics, and pages known to be visible.
    await client.query('vacuum (analyze)');
    return { toReview: await openBrief(client, 'delivered'), toDo: await openBrief(client, 'in_progress') };
  } finally {
    await client.end();
  }
}

/** The first of Maria's briefs in Ruth's business that is in that state. */
async function openBrief(client: pg.Client, state: string): Promise<BriefAddress> {
  const { rows } = await client.query<BriefAddress>(
    `select b.workspace_id as "workspaceId", b.id
     from briefs b join workspaces w on w.id = b.workspace_id join engagements e on e.id = b.engagement_id
     where w.slug = $1 and e.assistant_name = 'Maria Santos' and b.state = $2::brief_state
     order by b.deadline_at limit 1`,
    [SLUG, state],
  );
  const [brief] = rows;
  if (!brief) throw new Error(`The filling left no brief that is ${state}.`);
  return brief;
}
