import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '@/scripts/steps/paths';
import { sum, tallyPlaywright, tallyVitest } from '@/scripts/steps/tally';

describe('what is counted of a run of tests', () => {
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
  const passed = { status: 'passed', fullName: 'adds up', failureMessages: [] };

  it('names what failed in vitest, with the first line of why', () => {
    const failed = {
      ...{ status: 'failed', fullName: 'money adds up' },
      failureMessages: ['\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n  at there'],
    };
    const file = report({
      ...{ numPassedTests: 1, numFailedTests: 1 },
      testResults: [
        {
          ...{ name: join(ROOT, 'tests/unit/a.test.ts'), status: 'failed', message: '' },
          assertionResults: [passed, failed],
        },
      ],
    });

    expect(tallyVitest(file, 1)).toEqual({
      ...{ passed: 1, failed: 1 },
      named: ['tests/unit/a.test.ts › money adds up: AssertionError: expected 1 to be 2'],
    });
  });

  it('counts a file that doesn’t load as one, and names it', () => {
    const file = report({
      ...{ numPassedTests: 0, numFailedTests: 0 },
      testResults: [
        {
          ...{ name: join(ROOT, 'tests/unit/b.test.ts'), status: 'failed', assertionResults: [] },
          message: 'SyntaxError: no such thing',
        },
      ],
    });

    expect(tallyVitest(file, 1)).toEqual({
      ...{ passed: 0, failed: 1 },
      named: ['tests/unit/b.test.ts: SyntaxError: no such thing'],
    });
  });

  it('counts a run that left no report as failed', () => {
    expect(tallyVitest(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, named: [] });
    expect(tallyPlaywright(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, named: [] });
  });

  it('names what failed in the browser, however deep it stands', () => {
    const spec = (title: string, ok: boolean) => ({
      ...{ title, ok, file: 'people/a.spec.ts' },
      tests: [
        {
          projectName: 'as-they-work',
          results: [ok ? {} : { error: { message: 'Error: not there\nLocator' } }],
        },
      ],
    });
    const file = report({
      stats: { expected: 1, unexpected: 1, flaky: 0 },
      suites: [{ specs: [spec('signs in', true)], suites: [{ specs: [spec('signs out', false)] }] }],
    });

    const tally = tallyPlaywright(file, 1);
    expect(tally).toEqual({
      ...{ passed: 1, failed: 1 },
      named: ['people/a.spec.ts › signs out [as-they-work]: Error: not there'],
    });
    expect(sum([tally, tally])).toEqual({ passed: 2, failed: 2, named: [...tally.named, ...tally.named] });
  });
});
