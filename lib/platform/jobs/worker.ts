import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { notBefore } from '@/lib/platform/clock';
import type { Patience } from '@/lib/platform/db/pool';
import { env } from '@/lib/platform/env/env';
import { log } from '@/lib/platform/logging/log';
import type { Job } from './define';
import { keepListening } from './hearing';
import { freeJobsNotAtHand, JobsAtHand } from './jobs-at-hand';
import { forgetSuperseded, freeJobsOfDeadWorkers, LivenessLock } from './liveness';
import { PatientPool } from './patient-pool';
import { performWatched } from './performing';

type WorkerOptions = {
  readonly jobs: readonly Job[];
  /** jobs at once */
  readonly concurrency?: number;
  /** how long it waits for a database that says nothing; left out, as long as pages do */
  readonly patience?: Patience;
};

export type RunningWorker = {
  /** finishes the running jobs, then closes its connections */
  readonly stop: () => Promise<void>;
};

const SWEEP_MS = 10_000;
/** only a fallback: NOTIFY starts a job at once, polling finds those that have become due */
const POLL_MS = 2_000;

/**
 * Starts a worker in this process, as the unprivileged role, on a direct connection (LISTEN needs one). Any number may
 * run. A killed worker loses its liveness lock with its connection, and the others free its jobs within seconds; the
 * library alone would wait four hours.
 * @throws what the database said while it was starting, with everything closed again
 */
export async function startWorker({
  jobs,
  concurrency = 4,
  patience,
}: WorkerOptions): Promise<RunningWorker> {
  const connectionString = env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL;
  const pool = new PatientPool({ connectionString, max: concurrency + 2 }, patience);

  const events: WorkerEvents = new EventEmitter();
  const created = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  );
  const firstAnswer = hearFirstAnswer(events);
  const stopHearing = keepListening(events);
  const atHand = new JobsAtHand();
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(jobs, atHand),
    concurrency,
    noHandleSignals: true,
    pollInterval: POLL_MS,
    // performing.ts logs a failed job, with where it came from
    logger: new Logger(() => (level, message, meta) => meta?.failure || log[LEVELS[level]](message)),
    events,
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  await firstAnswer.catch(async (error: unknown) => {
    pool.stopWaiting();
    await runner.stop();
    await pool.end();
    throw error;
  });
  const workerId = await created;
  const liveness = new LivenessLock(connectionString, workerId, patience);
  await liveness.take();
  const sweeping = setInterval(() => {
    Promise.all([
      freeJobsOfDeadWorkers(pool),
      freeJobsNotAtHand(pool, workerId, atHand),
      forgetSuperseded(pool),
    ]).catch((err: unknown) => log.warn({ err }, 'looking for jobs that nobody performs failed'));
  }, SWEEP_MS);

  return {
    async stop() {
      clearInterval(sweeping);
      stopHearing();
      pool.stopWaiting();
      await runner.stop();
      await liveness.release();
      await pool.end();
    },
  };
}

/**
 * @returns what resolves once the queue has answered a first time. The library asks for the ids of its tasks only once, and keeps the answer
 * also where that is an error: such a worker would never take a job (graphile-worker's taskIdentifiers). Whoever starts one has to start again.
 */
function hearFirstAnswer(events: WorkerEvents): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  events.once('worker:getJob:empty', () => resolve());
  events.once('job:start', () => resolve());
  events.once('worker:getJob:error', ({ error }) => reject(error));
  // heard later, or not at all where the start fails before
  promise.catch(() => undefined);
  return promise;
}

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

function tasksOf(jobs: readonly Job[], atHand: JobsAtHand): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    // jobs become due by the database's clock: a job that looked at one that is behind would find its own work not due
    // yet, and be done
    tasks[job.name] = (payload, { job: { id, attempts, max_attempts, run_at } }) =>
      atHand.during(id, () =>
        notBefore(run_at, () =>
          performWatched(job, payload, { attempt: attempts, isLastAttempt: attempts >= max_attempts }),
        ),
      );
  }
  return tasks;
}
