import { runCommand } from './steps/lifecycle';
import { tell } from './steps/say';
import { runVitest } from './steps/suites';

const CALLS = 20_000;

/**
 * `npm run fuzz [-- calls [seed]]`: calls every action and every route handler with hostile input, as an owner, an
 * assistant, a stranger and nobody. What it finds with a seed it finds again with that seed.
 */
await runCommand(async (running) => {
  const [calls = String(CALLS), seed] = process.argv.slice(2);
  process.env.FUZZ_CALLS = calls;
  if (seed !== undefined) process.env.FUZZ_SEED = seed;
  const { passed, failed } = await runVitest('integration', ['authorisation/hostile'], running);
  running.atEnd(() => tell(`${passed} passed, ${failed} failed`));
  return failed === 0 ? 0 : 1;
});
