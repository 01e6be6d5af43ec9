import { setTimeout as wait } from 'node:timers/promises';
import type { RunningWorker } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/logging/log';
import { CLOCK_IS_APART } from './database-clock';

/** About as often as a load balancer asks a web server whether it is ready. */
const LOOK_MS = 10_000;

type WorksByTheClock = {
  /** starts a worker; called while the clocks agree */
  readonly start: () => Promise<RunningWorker>;
  /** by how many milliseconds this machine's clock is too far from the database's; null while it isn't */
  readonly look: () => Promise<number | null>;
  readonly lookEveryMs?: number;
};

/**
 * Keeps a worker going as long as this machine's clock agrees with the database's. A clock may go wrong, or be put right,
 * at any time: the worker then finishes the jobs it has, and takes no other until the clocks agree again (adr/0171).
 * @returns how to stop it
 * @throws what the first start throws
 */
export async function workByTheClock(watched: WorksByTheClock): Promise<RunningWorker> {
  const leaving = new AbortController();
  let worker: RunningWorker | null = await watched.start();
  const look = async () => {
    const apartMs = await watched.look();
    if (apartMs !== null && worker !== null) {
      log.warn({ apartMs }, `no job is taken: ${CLOCK_IS_APART}`);
      const { stop } = worker;
      worker = null;
      await stop();
    }
    if (apartMs === null && worker === null) {
      worker = await watched.start();
      log.info('jobs are taken again: the clocks agree');
    }
  };
  const looking = (async () => {
    while (await isStillHere(watched.lookEveryMs ?? LOOK_MS, leaving.signal)) {
      // a database that is away is noticed by the worker itself, and has no time to compare
      await look().catch((err: unknown) => log.warn({ err }, 'the clocks could not be compared'));
    }
  })();
  return {
    async stop() {
      leaving.abort();
      await looking;
      await worker?.stop();
    },
  };
}

/** @returns whether that time has passed without the signal. */
function isStillHere(ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(ms, true, { signal }).catch(() => false);
}
