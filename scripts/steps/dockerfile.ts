import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths';
import { Refused } from './say';

/** One instruction: `RUN`, and what follows it. */
interface Instruction {
  does: string;
  what: string;
}

/** The instructions of one stage of our Dockerfile, in order, each joined into one line. */
export function stageOf(name: string): Instruction[] {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  const lines = text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const from = lines.findIndex((line) => line.startsWith('FROM ') && line.endsWith(` AS ${name}`));
  if (from === -1) throw new Refused(`The Dockerfile has no stage "${name}".`);
  const end = lines.findIndex((line, at) => at > from && line.startsWith('FROM '));
  return lines.slice(from + 1, end === -1 ? undefined : end).map((line) => {
    const [does = '', ...rest] = line.split(' ');
    return { does, what: rest.join(' ') };
  });
}

/** What the Dockerfile may copy: the names that .dockerignore lets through. */
export function buildContext(): string[] {
  const text = readFileSync(join(ROOT, '.dockerignore'), 'utf8');
  return [...text.matchAll(/^!(.+)$/gm)].flatMap(([, name]) => name ?? []);
}
