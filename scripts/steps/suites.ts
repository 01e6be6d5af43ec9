import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startApp } from './app';
import { findBrowser } from './browser';
import { ensureBuilt } from './build';
import { createDatabase, type DatabaseUrls, dropDatabase, migrated } from './databases';
import { localEnv } from './demo-env';
import type { Running } from './lifecycle';
import { KEPT, ROOT } from './paths';
import { runToEnd, stopLeftovers, TSX } from './processes';
import { say } from './say';
import { onlyTimedOut, type Tally, tallyPlaywright, tallyVitest } from './tally';
import { TALLY_FILE } from './tally-reporter';
import { joinTestServer, stopTestServer } from './test-server';

const E2E_CONFIG = 'tests/e2e/playwright.config.ts';

/**
 * Runs one vitest project ("unit", "integration", "reliability"), optionally only files and names that match `filter`.
 */
export async function runVitest(
  project: string,
  filter: readonly string[],
  running: Running,
): Promise<Tally> {
  say(`Running the ${project} tests`);
  const report = freshReport(`${project}.json`);
  const cli = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts/steps/tally-reporter.ts')}`];
  const args = [cli, 'run', '--project', project, '--passWithNoTests', ...reporters, ...filter];
  // stopped from outside, vitest has no time to let go of its database
  running.atEnd(stopTestServer);
  const tests = runToEnd({ name: project, args, env: { [TALLY_FILE]: report } });
  running.atEnd(tests.stop);
  return tallyVitest(report, await tests.ended);
}

/** Runs the tests that kill the product as it is served, so it is built first if necessary. */
export async function runReliability(filter: readonly string[], running: Running): Promise<Tally> {
  running.atEnd(() => stopLeftovers('test'));
  const nowhere = 'postgresql://nobody@127.0.0.1:1/none';
  await ensureBuilt(
    localEnv('test', { ownerUrl: nowhere, appUrl: nowhere, url: 'http://localhost' }),
    running,
  );
  return runVitest('reliability', filter, running);
}

/**
 * Prepares the browser tests: a browser, and a database of their own that starts empty. Its migrations make roles,
 * which all databases of a server share, so no other tests may make theirs meanwhile.
 * @returns what runs them against the production build
 */
export async function readyForE2e(running: Running): Promise<(filter: readonly string[]) => Promise<Tally>> {
  await stopLeftovers('test');
  const browser = findBrowser();
  const database = await e2eDatabase(running);
  return (filter) => runE2e({ browser, database }, filter, running);
}

async function runE2e(
  { browser, database }: { browser: string; database: DatabaseUrls },
  filter: readonly string[],
  running: Running,
): Promise<Tally> {
  const ports = { web: 3300, mailbox: 8325, stripe: 8425, push: 8525, google: 8625 };
  const app = await startApp({
    command: 'test',
    database,
    mode: 'start',
    ports,
    withDemoData: false,
    running,
  });

  return runBrowserTests({ ...app, browser, config: E2E_CONFIG, command: 'test' }, filter, running);
}

/** What is served, as the tests find it, and how they run. */
interface Served {
  url: string;
  env: Record<string, string>;
  browser: string;
  config: string;
  /** whose processes serve it: their logs are in this folder of .handover */
  command: string;
}

/**
 * Runs the browser tests against what is already served. A browser that hangs until its test's time is up has asserted
 * nothing, so one or two such tests are run once more, and that is reported; whatever fails in any other way has
 * failed.
 */
export async function runBrowserTests(
  served: Served,
  filter: readonly string[],
  running: Running,
): Promise<Tally> {
  say(`Running the browser tests with ${served.browser}`);
  const report = freshReport('e2e.json');
  const first = tallyPlaywright(report, await playwright(served, report, filter, running));
  if (!onlyTimedOut(report)) return first;

  for (const test of first.named) say(`Ran out of time, run once more: ${test}`);
  const second = freshReport('e2e-once-more.json');
  const again = tallyPlaywright(second, await playwright(served, second, ['--last-failed'], running));
  return { ...again, passed: first.passed + again.passed };
}

/** @returns Playwright's exit code */
async function playwright(
  { url, env, browser, config, command }: Served,
  report: string,
  args: readonly string[],
  running: Running,
): Promise<number> {
  const tests = runToEnd({
    name: 'e2e',
    args: [
      join(ROOT, 'node_modules/playwright/cli.js'),
      'test',
      '--config',
      config,
      '--reporter=list,json',
      ...args,
    ],
    env: {
      ...env,
      // scenes run the product's own actions, which import from Next without file extensions; tsx resolves those
      NODE_OPTIONS: `--import ${pathToFileURL(TSX[1])}`,
      E2E_BASE_URL: url,
      E2E_LOGS: join(KEPT, command),
      PLAYWRIGHT_CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  running.atEnd(tests.stop);
  return tests.ended;
}

async function e2eDatabase(running: Running) {
  const server = await joinTestServer();
  running.atEnd(server.release);
  const name = `handover_test_${process.pid}_e2e`;
  const ownerUrl = await createDatabase(server.adminUrl, name);
  running.atEnd(() => dropDatabase(server.adminUrl, name));
  return migrated(ownerUrl, 'handover_test_app');
}

function freshReport(name: string): string {
  const folder = join(KEPT, 'test/reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  rmSync(file, { force: true });
  return file;
}
