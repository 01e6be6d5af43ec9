import { spawn } from 'node:child_process';
import { z } from 'zod';
import { ROOT } from './paths';
import { say, tell } from './say';
import { NONE, type Tally } from './tally';

const PATIENCE_MS = 60_000;

/** npm's report, if there was an answer. */
const Answer = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

const HIGH = ['high', 'critical'];

/**
 * Asks the registry about known vulnerabilities in what is shipped; development tools aren't checked. Fails for those
 * that are high or critical. If the registry can't be asked, offline or behind a mirror that doesn't support it, it
 * says so and counts as nothing.
 */
export async function auditPackages(): Promise<Tally> {
  const found = holesIn(await ask());
  if (found === null) {
    say('note audit: the registry could not be asked about known holes, so nothing is known of them');
    return NONE;
  }
  const isGood = !found.some(({ isBad }) => isBad);
  say(`${isGood ? 'ok  ' : 'FAIL'} audit: no high or critical hole is known in what is shipped`);
  for (const { severity, name, range } of found) tell(`       ${severity}: ${name} ${range}`);
  return isGood
    ? { ...NONE, passed: 1 }
    : { ...NONE, failed: 1, named: ['audit: a high or critical hole is known in what is shipped'] };
}

type Hole = {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
  readonly isBad: boolean;
};

/**
 * @returns the vulnerabilities that `npm audit --json` reports; null when it reports something else: the registry
 * didn't answer.
 */
export function holesIn(output: string): readonly Hole[] | null {
  const answer = Answer.safeParse(parsed(output));
  if (!answer.success) return null;
  return Object.entries(answer.data.vulnerabilities).map(([name, hole]) => ({
    name,
    ...hole,
    isBad: HIGH.includes(hole.severity),
  }));
}

function ask(): Promise<string> {
  return new Promise((resolve) => {
    const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0'];
    const npm = spawn('npm', args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
      timeout: PATIENCE_MS,
    });
    let output = '';
    npm.stdout.on('data', (part) => {
      output += String(part);
    });
    npm.on('error', () => resolve(''));
    npm.on('close', () => resolve(output));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
