import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { named, type Tally } from './tally';

/** Where a run's tally is written, passed to the run in its environment. */
export const TALLY_FILE = 'HANDOVER_TALLY_FILE';

/**
 * Records what a run of vitest counted. Vitest's own JSON report leaves out errors that belong to no test (an unhandled
 * rejection), which make a run exit with 1 though every test passed.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[TALLY_FILE];
    if (file) writeFileSync(file, JSON.stringify(tallyOf(modules, unhandled)));
  }
}

function tallyOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === 'failed');
  const broken = modules.flatMap((module) => module.errors().map((error) => ({ module, error })));
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failed.length + broken.length + unhandled.length,
    named: [
      ...failed.map((test) => named(titleOf(test), test.result().errors?.[0]?.message)),
      ...broken.map(({ module, error }) => named(module.relativeModuleId, error.message)),
      ...unhandled.map((error) => named('outside of any test', error.stack ?? error.message)),
    ],
  };
}

function titleOf(test: TestCase): string {
  return `${test.module.relativeModuleId} › ${test.fullName}`;
}
