import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '@/scripts/steps/paths';
import { onlyTimedOut, sum, tallyPlaywright, tallyVitest } from '@/scripts/steps/tally';
import { TALLY_FILE } from '@/scripts/steps/tally-reporter';

const REPORTER = join(ROOT, 'scripts/steps/tally-reporter.ts');

/** Runs the tests in a folder of their own, as `npm test` runs ours. */
async function ranByVitest(root: string) {
  const file = join(root, 'tally.json');
  const vitest = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      root,
      '--globals',
      `--reporter=${REPORTER}`,
    ],
    { env: { NODE_ENV: 'test', [TALLY_FILE]: file }, stdio: 'ignore' },
  );
  const [exitCode] = await once(vitest, 'exit');
  return tallyVitest(file, exitCode);
}

describe('the tally of a test run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tally-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const report = (content: unknown) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  it('names failures in vitest with the first line of why, and errors that no test caused', async () => {
    const tests = {
      'fails.test.js':
        "test('passes', () => {}); describe('money', () => test('adds up', () => expect(1).toBe(2)));",
      'loads-not.test.js': "throw new Error('no such thing');",
      'leaves-a-promise.test.js': "test('passes too', () => void Promise.reject(new Error('nobody heard')));",
    };
    for (const [name, text] of Object.entries(tests)) writeFileSync(join(folder, name), text);

    expect(await ranByVitest(folder)).toEqual({
      passed: 2,
      failed: 3,
      named: [
        'fails.test.js › money > adds up: expected 1 to be 2 // Object.is equality',
        'loads-not.test.js: no such thing',
        'outside of any test: Error: nobody heard',
      ],
    });
  });

  it('counts a run that left no report as failed, and names it', () => {
    const none = join(folder, 'none.json');
    const failed = (what: string) => ({
      passed: 0,
      failed: 1,
      named: [`${what} ended with 1, and no test says why`],
    });
    expect(tallyVitest(none, 1)).toEqual(failed('vitest'));
    expect(tallyPlaywright(none, 1)).toEqual(failed('playwright'));
  });

  it('names failures in the browser, however deeply nested', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      file: 'people/a.spec.ts',
      tests: [
        {
          projectName: 'as-they-work',
          results: [
            ok
              ? { status: 'passed' }
              : { status: 'failed', error: { message: '\u001b[31mError: not there\u001b[39m\nLocator' } },
          ],
        },
      ],
    });
    const file = report({
      stats: { expected: 1, unexpected: 1, flaky: 0 },
      suites: [{ specs: [spec('signs in', true)], suites: [{ specs: [spec('signs out', false)] }] }],
    });

    const tally = tallyPlaywright(file, 1);
    expect(tally).toEqual({
      passed: 1,
      failed: 1,
      named: ['people/a.spec.ts › signs out [as-they-work]: Error: not there'],
    });
    expect(sum([tally, tally])).toEqual({ passed: 2, failed: 2, named: [...tally.named, ...tally.named] });
  });

  it('tells a browser that hung from a test that has found something', () => {
    const ended = (...statuses: readonly string[]) =>
      report({
        stats: { expected: 3, unexpected: statuses.length, flaky: 0 },
        suites: [
          {
            specs: statuses.map((status) => ({
              title: 'opens',
              ok: false,
              file: 'a.spec.ts',
              tests: [{ projectName: 'as-they-work', results: [{ status }] }],
            })),
          },
        ],
      });

    expect(onlyTimedOut(ended('timedOut'))).toBe(true);
    expect(onlyTimedOut(ended('timedOut', 'timedOut'))).toBe(true);
    expect(onlyTimedOut(ended())).toBe(false);
    expect(onlyTimedOut(ended('failed'))).toBe(false);
    expect(onlyTimedOut(ended('timedOut', 'failed'))).toBe(false);
    expect(onlyTimedOut(ended('timedOut', 'timedOut', 'timedOut'))).toBe(false);
    expect(onlyTimedOut(join(folder, 'none.json'))).toBe(false);
  });
});
