import pg from 'pg';
import { getFactsPage } from '@/lib/evaluations/facts/page.queries';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** Prints how long the facts of a year take, run after run, as JSON. */
const RUNS = 30;
const YEAR_MS = 365 * DAY_MS;

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
await owner.connect();
const { rows } = await owner.query<{
  ruth: string;
  maria: string;
  workspaceId: string;
  engagementId: string;
}>(
  `select w.created_by_id as ruth, e.assistant_user_id as maria, e.workspace_id as "workspaceId", e.id as "engagementId"
   from engagements e join workspaces w on w.id = e.workspace_id
   where w.slug = 'adeyemi-ceramics' and e.assistant_name = 'Maria Santos'`,
);
await owner.end();
const [found] = rows;
if (!found) throw new Error('The filling left no engagement of Maria’s.');
const { ruth, maria, ...place } = found;

const now = new Date();
const ago = (years: number) => new Date(now.getTime() - years * YEAR_MS);
const period = { from: ago(1), until: now };
const search = { from: period.from.toISOString(), until: now.toISOString(), show: 'late' };
const ASKED = [
  ['a year and the one before, for the owner', () => getFacts(ruth, place, period, now)],
  ['a year and the one before, for the assistant', () => getFacts(maria, place, period, now)],
  ['a month and the one before', () => getFacts(ruth, place, { ...period, from: ago(1 / 12) }, now)],
  ['a year’s page, with the briefs that were late', () => page()],
] as const;

const timed = [];
for (const [what, ask] of ASKED) {
  const ms: number[] = [];
  let done = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    done = (await ask())?.period.work.done ?? 0;
    if (run > 2) ms.push(performance.now() - begun);
  }
  timed.push({ what, done, ms });
}
process.stdout.write(JSON.stringify(timed));
process.exit(0);

async function page() {
  return (await getFactsPage(ruth, place, search, { now, withMoney: true }))?.facts ?? null;
}
