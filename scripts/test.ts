import { messageOf } from '@/lib/platform/text/message-of';
import { atOnce } from './steps/at-once';
import { runChecks } from './steps/checks';
import { runCommand } from './steps/lifecycle';
import { tell } from './steps/say';
import { readyForE2e, runReliability, runVitest } from './steps/suites';
import { sum, type Tally } from './steps/tally';

/**
 * `npm test [-- checks|unit|integration|e2e|reliability [filter…]]`: everything, or one part. Failures are named at the
 * end; the last line counts all tests, each static check being one.
 */
await runCommand(async (running) => {
  const [part, ...filter] = process.argv.slice(2);
  const suites = {
    checks: () => runChecks(running),
    unit: () => runVitest('unit', filter, running),
    integration: () => runVitest('integration', filter, running),
    e2e: async () => (await readyForE2e(running))(filter),
    reliability: () => runReliability(filter, running),
  };

  /** One part after the other, even if an earlier one has failed. */
  async function inTurn(...parts: readonly (() => Promise<Tally>)[]): Promise<Tally> {
    const tallies: Tally[] = [];
    for (const each of parts) tallies.push(await each().catch(countAsFailed));
    return sum(tallies);
  }

  /**
   * Browser tests wait for pages, and kill tests for what follows a kill: they leave part of the processors to those
   * that don't wait. Kill tests, which wait most, come first: at the end, when nothing else runs, two browsers use
   * more.
   */
  async function everything(): Promise<Tally> {
    const checks = await inTurn(suites.checks);
    const e2e = await readyForE2e(running).catch((error: unknown) => () => Promise.reject(error));
    const busy = () => inTurn(suites.unit, suites.integration);
    const waiting = () => inTurn(suites.reliability, () => e2e([]));
    return sum([checks, ...(await atOnce(busy, waiting, running))]);
  }

  const chosen = part === undefined ? everything : new Map(Object.entries(suites)).get(part);
  const { passed, failed, named } = await inTurn(chosen ?? unknownPart);
  running.atEnd(() => {
    for (const name of named) tell(`FAILED  ${name}`);
    tell(`${passed} passed, ${failed} failed`);
  });
  return failed === 0 ? 0 : 1;
});

async function unknownPart(): Promise<Tally> {
  throw new Error('The parts are: checks, unit, integration, e2e, reliability.');
}

function countAsFailed(error: unknown): Tally {
  const message = messageOf(error);
  tell(message);
  return { passed: 0, failed: 1, named: [message] };
}
