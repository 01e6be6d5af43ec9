import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

export interface Tally {
  passed: number;
  failed: number;
  /** the tests that failed, each with the first line of why, as far as a report names them */
  named: readonly string[];
}

/** Nothing counted yet. */
export const NONE: Tally = { passed: 0, failed: 0, named: [] };

/** All counts added up. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, next) => ({
      passed: total.passed + next.passed,
      failed: total.failed + next.failed,
      named: [...total.named, ...next.named],
    }),
    NONE,
  );
}

const VitestTally = z.object({ passed: z.number(), failed: z.number(), named: z.array(z.string()) });

/** A file of Playwright's report, or a `describe` in it. */
const Suite = z.object({
  specs: z.array(
    z.object({
      ok: z.boolean(),
      file: z.string(),
      title: z.string(),
      tests: z.array(
        z.object({
          projectName: z.string(),
          results: z.array(
            z.object({ status: z.string(), error: z.object({ message: z.string().optional() }).optional() }),
          ),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(Suite).optional();
  },
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
});

/**
 * What `tally-reporter` recorded of a run of vitest. A run that ended with an error and names none counts as one
 * failure.
 */
export function tallyVitest(file: string, exitCode: number): Tally {
  return withExitCode(parse(VitestTally, file) ?? NONE, exitCode, 'vitest');
}

/** What Playwright's JSON report counts; a test that passed on a second try has passed. */
export function tallyPlaywright(file: string, exitCode: number): Tally {
  const report = parse(PlaywrightReport, file);
  return withExitCode(
    {
      passed: (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0),
      failed: report?.stats.unexpected ?? 0,
      named: report?.suites.flatMap(failedIn) ?? [],
    },
    exitCode,
    'playwright',
  );
}

/** At most this many tests may hang in one run; more of them have found something. */
const MOST_TIMEOUTS = 2;

/** @returns whether the failures of a Playwright run are one or two tests that only ran out of time. */
export function onlyTimedOut(file: string): boolean {
  const report = parse(PlaywrightReport, file);
  const results = report?.suites.flatMap(resultsOfFailed) ?? [];
  return (
    results.length > 0 &&
    results.length === report?.stats.unexpected &&
    results.length <= MOST_TIMEOUTS &&
    results.every(({ status }) => status === 'timedOut')
  );
}

type Suite = z.infer<typeof Suite>;

function resultsOfFailed({ specs, suites = [] }: Suite): Suite['specs'][number]['tests'][number]['results'] {
  const own = specs.filter(({ ok }) => !ok).flatMap(({ tests }) => tests.flatMap(({ results }) => results));
  return [...own, ...suites.flatMap(resultsOfFailed)];
}

function failedIn({ specs, suites = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const error = tests.flatMap(({ results }) => results).find((result) => result.error)?.error;
      return named(`${file} › ${title} [${tests[0]?.projectName ?? ''}]`, error?.message);
    });
  return [...own, ...suites.flatMap(failedIn)];
}

/** One line about what failed: which test, and the first line of why. */
export function named(test: string, why = ''): string {
  const [first = ''] = stripVTControlCharacters(why).split('\n');
  return first ? `${test}: ${first}` : test;
}

function withExitCode(tally: Tally, exitCode: number, what: string): Tally {
  if (exitCode === 0 || tally.failed > 0) return tally;
  return {
    ...tally,
    failed: 1,
    named: [...tally.named, `${what} ended with ${exitCode}, and no test says why`],
  };
}

function parse<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
