import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '@/scripts/steps/bundling';
import { ROOT } from '@/scripts/steps/paths';
import { PROGRAMS } from './programs';

/**
 * Once per run: makes one file of each program that tests start, in a folder of this run alone. From its sources a worker takes
 * seconds of a processor until it is there, and a run starts some thirty. Returns what takes them away again.
 */
export async function setup(): Promise<() => void> {
  const folder = join(ROOT, `dist/tests-${process.pid}`);
  await bundle(PROGRAMS, folder);
  process.env.HANDOVER_TEST_PROGRAMS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
