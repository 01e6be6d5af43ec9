import { messageOf } from '@/lib/platform/message-of';
import { runChecks } from './steps/checks';
import { runCommand } from './steps/lifecycle';
import { tell } from './steps/say';
import { runE2e, runReliability, runVitest } from './steps/suites';
import { sum, type Tally } from './steps/tally';

/**
 * `npm test [-- checks|unit|integration|e2e|reliability [filter…]]`: everything, or one part. What failed is named at the
 * end; the last line counts all tests, each static check being one.
 */
await runCommand(async (running) => {
  const [part, ...filter] = process.argv.slice(2);
  const suites: Record<string, () => Promise<Tally>> = {
    checks: () => runChecks(running),
    unit: () => runVitest('unit', filter, running),
    integration: () => runVitest('integration', filter, running),
    e2e: () => runE2e(filter, running),
    reliability: () => runReliability(filter, running),
  };
  const chosen = part === undefined ? Object.values(suites) : [suites[part] ?? unknownPart];

  const tallies: Tally[] = [];
  for (const suite of chosen) tallies.push(await suite().catch(countAsFailed));
  const { passed, failed, named } = sum(tallies);
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
