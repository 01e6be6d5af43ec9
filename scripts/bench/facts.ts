import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { localEnv } from '../steps/demo-env';
import type { Running } from '../steps/lifecycle';
import { ROOT } from '../steps/paths';
import { TSX } from '../steps/processes';
import { say, tell } from '../steps/say';
import { filledDatabases } from './databases';
import { percentile } from './figures';
import { factsTable } from './tables';

const BRIEFS = process.argv.includes('--quick') ? 100_000 : 1_000_000;
const FILLING = readFileSync(fileURLToPath(new URL('facts.sql', import.meta.url)), 'utf8');
const Timed = z.array(z.object({ what: z.string(), done: z.number(), ms: z.array(z.number()).min(2) }));

/**
 * How long the facts of an engagement take that has five thousand briefs a year, among a million briefs. In a process of its
 * own, as the app's role under row level security.
 */
export async function benchFacts(running: Running): Promise<void> {
  const { databases } = await filledDatabases([1_000], running);
  const [database] = databases;
  if (!database) throw new Error('There is no database to count in.');
  say(`Writing ${BRIEFS.toLocaleString('en')} briefs and what happened to them`);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query("select set_config('bench.briefs', $1, false)", [String(BRIEFS)]);
    await client.query(FILLING);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
  say('Counting');
  const env = {
    ...process.env,
    ...localEnv('bench', { ownerUrl: database.ownerUrl, appUrl: database.appUrl, url: 'http://localhost' }),
  };
  const args = [...TSX, 'scripts/bench/facts-process.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
  tell(
    `\n${factsTable(
      Timed.parse(JSON.parse(stdout)).map(({ ms, ...row }) => ({
        ...row,
        p50: percentile(ms, 0.5),
        p95: percentile(ms, 0.95),
      })),
    )}`,
  );
}
