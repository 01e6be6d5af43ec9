import { z } from 'zod';
import type { Running } from '../steps/lifecycle';
import { say, tell } from '../steps/say';
import { filledDatabases } from './databases';
import { percentile } from './figures';
import { measureInOwnProcess } from './own-process';

/** `--quick` runs a tenth; the books are filled in seconds either way. */
const ASSISTANTS = process.argv.includes('--quick') ? 100 : 1_000;
const ENTRIES = 100_000;

const Measured = z.object({
  run: z.array(z.object({ what: z.string(), ms: z.number(), transactions: z.number() })),
  statement: z.array(z.object({ what: z.string(), ms: z.array(z.number()).min(2) })),
});

/**
 * How long a pay run of a thousand assistants takes from the preview to the last transfer, against the stand-in for
 * Stripe, and how long a statement of a hundred thousand entries takes. In a process of its own, as the app's role
 * under row level security.
 */
export async function benchPay(running: Running): Promise<void> {
  // paying changes it, so it isn't kept, and none of the kept ones is used
  const more = { name: 'pay', sql: '', settings: {} };
  const { databases } = await filledDatabases([{ briefs: 1_000, more }], running, false);
  const [database] = databases;
  if (!database) throw new Error('There is no database to pay in.');
  say(`Paying ${ASSISTANTS.toLocaleString('en')} assistants`);
  const { run, statement } = await measureInOwnProcess('pay-process.ts', Measured, {
    database,
    args: [String(ASSISTANTS), String(ENTRIES)],
    env: { LOG_LEVEL: 'silent' },
    showsProgress: true,
  });
  tell(
    [
      `\nA pay run of ${ASSISTANTS.toLocaleString('en')}:`,
      ...run.map(
        ({ what, ms, transactions }) =>
          `  ${what}: ${(ms / 1000).toFixed(1)} s, ${transactions} transactions`,
      ),
      `A statement of ${ENTRIES.toLocaleString('en')} entries:`,
      ...statement.map(
        ({ what, ms }) =>
          `  ${what}: p50 ${percentile(ms, 0.5).toFixed(0)} ms, p95 ${percentile(ms, 0.95).toFixed(0)} ms`,
      ),
    ].join('\n'),
  );
}
