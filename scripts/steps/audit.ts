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
  const found = vulnerabilitiesIn(await ask());
  if (found === null) {
    say('note audit: the registry could not be asked about known vulnerabilities');
    return NONE;
  }
  const isGood = !found.some(({ isBad }) => isBad);
  say(`${isGood ? 'ok  ' : 'FAIL'} audit: no high or critical vulnerability is known in what is shipped`);
  for (const { severity, name, range } of found) tell(`       ${severity}: ${name} ${range}`);
  return isGood
    ? { ...NONE, passed: 1 }
    : { ...NONE, failed: 1, named: ['audit: a high or critical vulnerability is known in what is shipped'] };
}

type Vulnerability = {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
  readonly isBad: boolean;
};

/**
 * @returns the vulnerabilities that `npm audit --json` reports; null when it reports something else: the registry
 * didn't answer.
 */
export function vulnerabilitiesIn(output: string): readonly Vulnerability[] | null {
  const answer = Answer.safeParse(parsed(output));
  if (!answer.success) return null;
  return Object.entries(answer.data.vulnerabilities).map(([name, vulnerability]) => ({
    name,
    ...vulnerability,
    isBad: HIGH.includes(vulnerability.severity),
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
