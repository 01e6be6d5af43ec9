import { z } from 'zod';
import type { Running } from '../steps/lifecycle';
import { say, tell } from '../steps/say';
import { filledDatabases, fillingSql } from './databases';
import { percentile } from './figures';
import { measureInOwnProcess } from './own-process';
import { factsTable } from './tables';

const BRIEFS = process.argv.includes('--quick') ? 100_000 : 1_000_000;
const Timed = z.array(z.object({ what: z.string(), done: z.number(), ms: z.array(z.number()).min(2) }));

/**
 * How long it takes to count the facts of an engagement with five thousand briefs a year, among a million briefs. In a
 * process of its own, as the app's role under row level security.
 */
export async function benchFacts(running: Running): Promise<void> {
  const more = {
    name: `facts_${BRIEFS}`,
    sql: fillingSql('facts.sql'),
    settings: { 'bench.briefs': String(BRIEFS) },
  };
  const { databases } = await filledDatabases([{ briefs: 1_000, more }], running);
  const [database] = databases;
  if (!database) throw new Error('There is no database to count in.');
  say('Counting');
  const timed = await measureInOwnProcess('facts-process.ts', Timed, { database });
  tell(
    `\n${factsTable(
      timed.map(({ ms, ...row }) => ({
        ...row,
        p50: percentile(ms, 0.5),
        p95: percentile(ms, 0.95),
      })),
    )}`,
  );
}
