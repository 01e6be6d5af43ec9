import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import {
  asUser,
  createDatabase,
  type DatabaseUrls,
  dropDatabase,
  migrated,
  onDatabase,
  passwordFor,
  withClient,
} from '@/scripts/steps/databases';
import type { Running } from '@/scripts/steps/lifecycle';
import { joinPostgres } from '@/scripts/steps/postgres';
import { say } from '@/scripts/steps/say';
import { areReusable, noteFilled, recipeOf } from './reusable';

/** Ruth's business, as filling.sql names it. */
const SLUG = 'adeyemi-ceramics';
const LOGIN = 'handover_bench_app';
/** Filling sorts and joins millions of rows: with this it does so in memory rather than on disk. */
const FILLING_MEMORY =
  "set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set temp_buffers = '256MB'";

/** SQL that fills a database, and the settings it reads. */
export interface Filling {
  sql: string;
  settings: Readonly<Record<string, string>>;
}

/** What a benchmark database holds: filling.sql with so many briefs, and then more. */
export interface Wanted {
  briefs: number;
  more?: { readonly name: string } & Filling;
}

export interface FilledDatabase extends DatabaseUrls {
  /** how many briefs filling.sql has put into it */
  briefs: number;
  /** of Ruth's business */
  slug: string;
  /** delivered to Ruth, and in progress with Maria: the two that are opened */
  toReview: BriefAddress;
  inProgress: BriefAddress;
}

interface BriefAddress {
  workspaceId: string;
  id: string;
}

/**
 * An embedded server of the bench's own, with one filled database for each that is wanted. Always the embedded one:
 * somebody who names a server in DATABASE_URL doesn't want a hundred thousand invented briefs there. With `--keep`, the
 * databases of the last day are used again if all are there, so that the same time has passed in each; newer migrations
 * are applied to them.
 */
export async function filledDatabases(
  wanted: readonly Wanted[],
  running: Running,
  keeps = process.argv.includes('--keep'),
): Promise<{ adminUrl: string; databases: FilledDatabase[] }> {
  const server = await joinPostgres('bench', { fromPort: 24_500, mayLoseData: true });
  running.atEnd(server.release);
  const { adminUrl } = server;
  const all = wanted.map((each) => ({ ...each, name: nameOf(each), fillings: fillingsOf(each) }));
  const areKept =
    keeps &&
    (await areReusable(
      adminUrl,
      Object.fromEntries(all.map((each) => [each.name, recipeOf(each.fillings)])),
    ));
  const template = await emptyDatabase(adminUrl, 'bench_template', running);
  const templateUrls = await migrated(template, LOGIN);

  const databases: FilledDatabase[] = [];
  for (const { briefs, more, name, fillings } of all) {
    const ownerUrl = areKept
      ? onDatabase(adminUrl, name)
      : await emptyDatabase(adminUrl, name, running, { template: 'bench_template', stays: keeps });
    say(
      `${areKept ? 'Bringing up' : 'Filling'} a database with ${briefs.toLocaleString('en')} briefs${more ? ` and ${more.name}` : ''}`,
    );
    if (areKept) await migrated(ownerUrl, LOGIN);
    else await fill(ownerUrl, fillings);
    await settle(ownerUrl);
    if (!areKept) await noteFilled(adminUrl, name, recipeOf(fillings));
    const appUrl = asUser(ownerUrl, LOGIN, passwordFor(LOGIN, templateUrls.ownerUrl));
    databases.push({ briefs, slug: SLUG, ownerUrl, appUrl, ...(await openedBriefs(ownerUrl)) });
  }
  return { adminUrl, databases };
}

function nameOf({ briefs, more }: Wanted): string {
  return more ? `bench_${briefs}_${more.name}` : `bench_${briefs}`;
}

function fillingsOf({ briefs, more }: Wanted): Filling[] {
  const first = { sql: fillingSql('filling.sql'), settings: { 'bench.briefs': String(briefs) } };
  return more ? [first, more] : [first];
}

/** A file of this folder. */
export function fillingSql(file: string): string {
  return readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
}

/**
 * Makes a database, empty or as a copy of `template`, and drops it at the end unless it `stays`.
 * @returns its owner's URL.
 */
export async function emptyDatabase(
  adminUrl: string,
  name: string,
  running: Running,
  { template, stays = false }: { readonly template?: string; readonly stays?: boolean } = {},
): Promise<string> {
  await dropDatabase(adminUrl, name);
  if (!stays) running.atEnd(() => dropDatabase(adminUrl, name));
  return createDatabase(adminUrl, name, template);
}

/** Runs what fills a database, one after the other. */
export async function fill(ownerUrl: string, fillings: readonly Filling[]): Promise<void> {
  // each on a connection of its own, so that the temporary tables of the filling are gone with it
  for (const { sql, settings } of fillings)
    await withClient(ownerUrl, async (client) => {
      await client.query(FILLING_MEMORY);
      for (const [name, value] of Object.entries(settings))
        await client.query('select set_config($1, $2, false)', [name, value]);
      await client.query(sql);
    });
}

/** What autovacuum would have done while such a past went by: statistics, and pages known to be visible. */
export async function settle(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) => client.query('vacuum (analyze)'));
}

async function openedBriefs(ownerUrl: string): Promise<Pick<FilledDatabase, 'toReview' | 'inProgress'>> {
  return withClient(ownerUrl, async (client) => ({
    toReview: await openBrief(client, 'delivered'),
    inProgress: await openBrief(client, 'in_progress'),
  }));
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
