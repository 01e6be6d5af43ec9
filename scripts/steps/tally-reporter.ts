import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { named, type Tally } from './tally';

/** Where the tally of a run is written, for the run itself to be told by its environment. */
export const TALLY_FILE = 'HANDOVER_TALLY_FILE';

/**
 * Writes down what a run of vitest counted. Its own JSON report says nothing of errors that no test is to blame for (a promise that
 * nobody listened to), which end a run with 1 though every test passed.
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
