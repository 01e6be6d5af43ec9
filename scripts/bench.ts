import { filledDatabases } from './bench/databases';
import { explain, explainable } from './bench/explain';
import { benchFacts } from './bench/facts';
import { firstLoad } from './bench/first-load';
import { residentMegabytes } from './bench/memory';
import { bareTarget, largePages, pagesToMeasure } from './bench/pages';
import { benchPay } from './bench/pay';
import { benchPeers } from './bench/peers';
import { judge, type PageReport, reportOn, type Weight } from './bench/report';
import { conclude, machine } from './bench/results';
import { measure, type Target } from './bench/rounds';
import { timeSealing } from './bench/sealing';
import { benchSearch } from './bench/search';
import { buildBoth, startBare, startProduct } from './bench/servers';
import { countStatements } from './bench/statements';
import { pagesTable, sealingTable, weightsTable } from './bench/tables';
import { type Running, runCommand } from './steps/lifecycle';
import { stopLeftovers } from './steps/processes';
import { Refused, say, tell } from './steps/say';

const IS_LARGE = process.argv.includes('--large');
const SIZES = IS_LARGE ? [1_000, 100_000, 1_000_000] : [1_000, 100_000];
const IS_EXPLAINED = process.argv.includes('--explain');
const ONLY = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';
const WHOLE = { warmUpRequests: 2_500, rounds: 6, secondsUnderLoad: 2, secondsAlone: 1, connections: 10 };
const QUICK = { warmUpRequests: 1_500, rounds: 3, secondsUnderLoad: 1, secondsAlone: 1, connections: 10 };

/**
 * `npm run bench [-- --quick --large --explain]`: how fast the pages people look at all day are, compared with a bare
 * Next page and with a hundred times the data, in one run on this machine. `--large` adds a thousand times the data,
 * and the pages of the people who have most to do; `--explain` writes the database's plans to docs/explain. `--search`
 * only searches a million messages, `--facts` only counts the facts among a million briefs, `--pay` only pays a
 * thousand assistants and reads a statement of a hundred thousand entries, `--peers` only compares the home and the
 * inbox with what people would use instead. `--keep` leaves the filled databases in .handover/bench and uses them again
 * for a day, since filling takes a quarter of an hour; `--only=closed` measures only the pages with that in their name.
 * Everything it starts is its own and ends with it.
 */
await runCommand(async (running) => {
  await stopLeftovers('bench');
  if (process.argv.includes('--search')) {
    await benchSearch(running);
    return 0;
  }
  if (process.argv.includes('--facts')) {
    await benchFacts(running);
    return 0;
  }
  if (process.argv.includes('--pay')) {
    await benchPay(running);
    return 0;
  }
  const plan = process.argv.includes('--quick') ? QUICK : WHOLE;
  if (process.argv.includes('--peers')) {
    await benchPeers(plan, running);
    return 0;
  }
  say('Sealing an agreement of 60 clauses');
  const sealing = await timeSealing();
  const { adminUrl, bare, pages, servers } = await start(running);
  if (IS_EXPLAINED)
    await explain(
      adminUrl,
      pages.filter(({ briefs }) => briefs === SIZES.at(-1)),
    );

  say('Counting queries and weighing scripts');
  const statements = await countStatements(adminUrl, pages);
  const weights = await weigh([bare, ...pages.filter(({ briefs }) => briefs === SIZES[0])]);

  const all = [bare, ...pages];
  say(`Asking for ${all.length} pages in turn, ${plan.rounds} rounds`);
  const measured = await measure(all, plan, running);
  const reports = all.map(
    (page): PageReport => reportOn(page, measured(page), measured(bare), statements.get(page)),
  );
  const memory = servers.map(({ name, pid }) => ({ name, megabytes: residentMegabytes(pid) }));
  const verdicts = judge(reports, weights, sealing);

  tell(`\n${machine()}\n\n${pagesTable(reports)}\n\n${weightsTable(weights)}\n\n${sealingTable(sealing)}\n`);
  for (const { name, megabytes } of memory) tell(`${name}: ${megabytes ?? '?'} MB of memory at the end`);
  tell();
  conclude({ plan, reports, weights, sealing, memory, verdicts });
  return 0;
});

async function start(running: Running) {
  const { adminUrl, databases } = await filledDatabases(
    SIZES.map((briefs) => ({ briefs })),
    running,
  );
  if (IS_EXPLAINED) for (const database of databases) await explainable(database);
  await buildBoth(databases, running);
  say('Starting the servers');
  const bare = bareTarget(await startBare(running));
  const servers = [{ name: 'bare page', pid: bare.pid }];
  const found: Target[] = [];
  for (const database of databases) {
    const server = await startProduct(database, running);
    servers.push({ name: `product with ${database.briefs.toLocaleString('en')} briefs`, pid: server.pid });
    found.push(...(await pagesToMeasure(server, database)));
    if (IS_LARGE || IS_EXPLAINED) found.push(...(await largePages(server, database)));
  }
  const pages = found.filter(({ name }) => name.includes(ONLY));
  if (pages.length === 0) throw new Refused(`No page has “${ONLY}” in its name.`);
  return { adminUrl, bare, pages, servers };
}

async function weigh(pages: readonly Target[]): Promise<Weight[]> {
  const weighed: Weight[] = [];
  for (const page of pages) weighed.push({ page: page.name, bytes: (await firstLoad(page)).scripts });
  return weighed;
}
