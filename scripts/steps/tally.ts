import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Tally {
  passed: number;
  failed: number;
}

/** Nothing counted yet. */
export const NONE: Tally = { passed: 0, failed: 0 };

/** Both counts added up. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, next) => ({ passed: total.passed + next.passed, failed: total.failed + next.failed }),
    NONE,
  );
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** What vitest's JSON report counts. A run that failed without a failed test (a file that doesn't load) is one. */
export function tallyVitest(file: string, exitCode: number): Tally {
  const report = parse(VitestReport, file);
  return honest({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, exitCode);
}

/** What Playwright's JSON report counts; a test that passed on a second try has passed. */
export function tallyPlaywright(file: string, exitCode: number): Tally {
  const stats = parse(PlaywrightReport, file)?.stats;
  return honest(
    { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 },
    exitCode,
  );
}

function honest(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function parse<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
