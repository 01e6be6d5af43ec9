import { afterAll } from 'vitest';
import type { Running } from '@/scripts/steps/lifecycle';
import { startWorker } from '@/scripts/steps/parts';
import type { Started } from '@/scripts/steps/processes';
import { program } from './programs/programs';

/** When the file ends, stops what a test file starts with the steps of scripts/, last started first. */
export function givenRunning(): Running {
  const cleanups: Parameters<Running['atEnd']>[0][] = [];
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
  return { atEnd: (cleanup) => cleanups.push(cleanup), stopped: new Promise(() => undefined) };
}

/** Starts a worker as an image runs it, as one file. */
export function startTestWorker(running: Running, env: Record<string, string> = {}): Started {
  return startWorker({ command: 'test', env, running }, { args: [program('scripts/worker.ts')] });
}

/** kill -9, for the process and all it started; returns when it is gone. */
export async function killOutright({ child, ended }: Started): Promise<void> {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
}
