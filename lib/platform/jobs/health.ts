import type { Tx } from '@/lib/platform/tenancy';
import { LOCK_SPACE } from './liveness';

export type QueueHealth = {
  readonly waiting: number;
  /** jobs that failed as often as they may and wait for a person */
  readonly parked: number;
  /** how long the oldest due job has been waiting, in seconds */
  readonly lagSeconds: number;
};

/** How one kind of job is doing. */
export type JobHealth = {
  readonly job: string;
  /** whose time has come and that nobody has begun */
  readonly due: number;
  readonly parked: number;
  readonly lagSeconds: number;
};

/** @returns the kinds of jobs that wait or are parked; what is planned for later isn't counted, however much it is. */
export async function queueByJob(tx: Pick<Tx, '$queryRaw'>): Promise<readonly JobHealth[]> {
  return tx.$queryRaw<JobHealth[]>`
    SELECT t.identifier AS job,
           count(*) FILTER (WHERE j.attempts < j.max_attempts)::int AS due,
           count(*) FILTER (WHERE j.attempts >= j.max_attempts)::int AS parked,
           coalesce(extract(epoch FROM now() - min(j.run_at) FILTER (WHERE j.attempts < j.max_attempts)), 0)::float8
             AS "lagSeconds"
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.run_at <= now() AND j.locked_at IS NULL
    GROUP BY t.identifier`;
}

/** @returns how the queue is doing; for the doctor and /api/ready. */
export async function queueHealth(tx: Pick<Tx, '$queryRaw'>): Promise<QueueHealth> {
  const [health] = await tx.$queryRaw<QueueHealth[]>`
    SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
           count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS parked,
           coalesce(extract(epoch FROM now() - min(run_at) FILTER (
             WHERE attempts < max_attempts AND locked_at IS NULL AND run_at <= now())), 0)::float8 AS "lagSeconds"
    FROM graphile_worker._private_jobs`;
  return health ?? { waiting: 0, parked: 0, lagSeconds: 0 };
}

/** @returns how many workers show that they are alive, by the lock that each holds (liveness.ts). */
export async function countWorkers(tx: Pick<Tx, '$queryRaw'>): Promise<number> {
  const [row] = await tx.$queryRaw<{ workers: number }[]>`
    SELECT count(*)::int AS workers FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid::bigint = ${LOCK_SPACE}
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return row?.workers ?? 0;
}
