import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '@/scripts/steps/bundling';
import { ROOT } from '@/scripts/steps/paths';
import { isAlive } from '@/scripts/steps/processes';
import { PROGRAMS } from '../programs/programs';

const DIST = join(ROOT, 'dist');

/**
 * Once per run: bundles each program that tests start into one file, in a folder of this run alone. From its sources a
 * worker takes seconds of processor time to start, and a run starts some thirty. Returns what removes them; if a run
 * was killed, the next one removes what it left.
 */
export async function setup(): Promise<() => void> {
  for (const left of leftBehind(DIST)) rmSync(left, { recursive: true, force: true });
  const folder = join(DIST, `tests-${process.pid}`);
  await bundle(PROGRAMS, folder);
  process.env.HANDOVER_TEST_PROGRAMS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** @returns the folders of past runs, whose process no longer exists. */
export function leftBehind(dist: string): readonly string[] {
  if (!existsSync(dist)) return [];
  return readdirSync(dist)
    .filter((name) => {
      const pid = Number(/^tests-(\d+)$/.exec(name)?.[1] ?? 0);
      return pid > 0 && !isAlive(pid);
    })
    .map((name) => join(dist, name));
}
