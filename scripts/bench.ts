import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { filledDatabases } from './bench/databases';
import { firstLoadScripts } from './bench/first-load';
import { residentMegabytes } from './bench/memory';
import { pagesToMeasure } from './bench/pages';
import { judge, type PageReport, reportOn, type Weight } from './bench/report';
import { measure, type Target } from './bench/rounds';
import { timeSealing } from './bench/sealing';
import { buildBoth, startBare, startProduct } from './bench/servers';
import { countStatements } from './bench/statements';
import { pagesTable, sealingTable, weightsTable } from './bench/tables';
import { type Running, runCommand } from './steps/lifecycle';
import { KEPT, ROOT } from './steps/paths';
import { stopLeftovers } from './steps/processes';
import { say, tell } from './steps/say';

const SIZES = [1_000, 100_000];
const WHOLE = { rounds: 6, secondsUnderLoad: 2, secondsAlone: 1, connections: 10 };
const QUICK = { rounds: 2, secondsUnderLoad: 1, secondsAlone: 1, connections: 10 };

/**
 * `npm run bench [-- --quick]`: how fast the pages people look at all day are, beside a bare Next page and with a
 * hundred times the past, in one run on this machine. Everything it starts is its own and ends with it.
 */
await runCommand(async (running) => {
  await stopLeftovers('bench');
  const plan = process.argv.includes('--quick') ? QUICK : WHOLE;
  say('Sealing an agreement of 60 clauses');
  const sealing = await timeSealing();
  const { adminUrl, bare, pages, servers } = await start(running);

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

  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const file = keep({
    at: new Date().toISOString(),
    machine,
    plan,
    reports,
    weights,
    sealing,
    memory,
    verdicts,
  });
  tell(`\n${machine}\n\n${pagesTable(reports)}\n\n${weightsTable(weights)}\n\n${sealingTable(sealing)}\n`);
  for (const { name, megabytes } of memory) tell(`${name}: ${megabytes ?? '?'} MB of memory at the end`);
  tell();
  for (const { says, found, isMet } of verdicts) tell(`${isMet ? 'met   ' : 'MISSED'} ${says}: ${found}`);
  tell(`\nAll figures are in ${file}`);
  return 0;
});

async function start(running: Running) {
  const { adminUrl, databases } = await filledDatabases(SIZES, running);
  await buildBoth(databases, running);
  say('Starting the servers');
  const bareServer = await startBare(running);
  const bare: Target = { name: 'bare page', url: bareServer.url, headers: {} };
  const servers = [{ name: 'bare page', pid: bareServer.pid }];
  const pages: Target[] = [];
  for (const database of databases) {
    const { url, pid } = await startProduct(database, running);
    servers.push({ name: `product with ${database.briefs.toLocaleString('en')} briefs`, pid });
    pages.push(...(await pagesToMeasure(url, database)));
  }
  return { adminUrl, bare, pages, servers };
}

async function weigh(pages: readonly Target[]): Promise<Weight[]> {
  const weighed: Weight[] = [];
  for (const page of pages) weighed.push({ page: page.name, bytes: await firstLoadScripts(page) });
  return weighed;
}

/** Keeps the figures beside those of earlier runs, and gives the file's name. */
function keep(figures: { at: string } & Record<string, unknown>): string {
  const folder = join(KEPT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${figures.at.replaceAll(':', '')}.json`);
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  return relative(ROOT, file);
}
