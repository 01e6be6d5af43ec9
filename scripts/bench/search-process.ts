import pg from 'pg';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { type FoundPage, searchInbox, searchWorkspace } from '@/lib/search/full.queries';

/** Prints how long each search takes, run after run, as JSON. */
const RUNS = 40;
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
await owner.connect();

async function idOf(query: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(query);
  return rows[0]?.id ?? '';
}

const ruth = await idOf(`select id from users where email = 'ruth@adeyemi-ceramics.example'`);
const maria = await idOf(`select id from users where email = 'maria.santos@inbox.example'`);
const nadia = await idOf(`select id from users where email = 'nadia.rahman@inbox.example'`);
const workspace = await idOf(`select id from workspaces where slug = 'adeyemi-ceramics'`);
/** The words in the 3,000 newest messages of Ruth's business, those that most of them contain first. */
const { rows: words } = await owner.query<{ word: string }>(
  `select word from ts_stat('select to_tsvector(''simple'', body) from (
     select body from messages where workspace_id = ''${workspace}'' order by created_at desc limit 3000) as newest')
   order by ndoc desc, word`,
);
await owner.end();

const word = (at: number) => words.at(at)?.word ?? '';
const common = word(0);
const ASKED = [
  ['a word that is nearly everywhere', common],
  ['one that is seldom', word(Math.floor(words.length / 4))],
  ['one that is nearly nowhere', word(-1)],
  ['its first three letters', word(-1).slice(0, 3)],
  ['two letters', common.slice(0, 2)],
  ['two words', `${common} ${word(40)}`],
  ['two words in quotes', `"${common} ${word(1)}"`],
  ['a word that is nowhere', 'qqqqqqqq'],
] as const;
const inBusiness = (typed: string, after: RowPlace | null = null) =>
  searchWorkspace(ruth, workspace, { typed, kinds: [], after });
const inInboxOf =
  (userId: string) =>
  (typed: string, after: RowPlace | null = null) =>
    searchInbox(userId, { typed, kinds: [], after });

const timed = [];
for (const [who, search] of [
  ['the owner', inBusiness],
  ['an assistant of two', inInboxOf(maria)],
  ['an assistant of twenty', inInboxOf(nadia)],
] as const) {
  for (const [what, typed] of ASKED) timed.push(await time(who, what, () => search(typed)));
  const first = await search(common);
  timed.push(await time(who, 'its second page', () => search(common, first.next)));
}
process.stdout.write(JSON.stringify(timed));
process.exit(0);

async function time(who: string, words: string, search: () => Promise<FoundPage>) {
  const ms: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    found = (await search()).found.length;
    if (run > 2) ms.push(performance.now() - begun);
  }
  return { who, words, found, ms };
}
