import { join } from 'node:path';
import type { Running } from './lifecycle';
import { ROOT } from './paths';
import { NEXT, runToEnd } from './processes';
import { say } from './say';
import { NONE, sum, type Tally } from './tally';

const bin = (path: string) => join(ROOT, 'node_modules', path);

/** Each is one command that exits with something other than 0 when it found something. */
const CHECKS = [
  {
    name: 'biome',
    says: 'format, lint and import arrows',
    args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  },
  // writes Next's types of pages and route handlers, which `tsc` checks next; the build doesn't check them again
  { name: 'typegen', says: 'what pages are asked for', args: [NEXT, 'typegen'] },
  { name: 'tsc', says: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '--pretty'] },
  {
    name: 'dockerfile',
    says: 'the Dockerfile',
    args: [bin('dockerfile-utils/bin/dockerfile-utils'), 'lint', 'Dockerfile'],
  },
  {
    name: 'dclint',
    says: 'compose.yaml',
    args: [bin('dclint/bin/dclint.cjs'), '--max-warnings', '0', 'compose.yaml'],
  },
  { name: 'knip', says: 'nothing unused', args: [bin('knip/bin/knip.js'), '--no-progress'] },
] as const;

/** Runs the static checks one after the other, all of them even if one fails; each counts as one test. */
export async function runChecks(running: Running): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const { name, says, args } of CHECKS) {
    const check = runToEnd({ name, args });
    running.atEnd(check.stop);
    const isGood = (await check.ended) === 0;
    say(`${isGood ? 'ok  ' : 'FAIL'} ${name}: ${says}`);
    tallies.push(isGood ? { ...NONE, passed: 1 } : { ...NONE, failed: 1, named: [`${name}: ${says}`] });
  }
  return sum(tallies);
}
