import type { Tx } from '@/lib/platform/tenancy';
import { LOCK_SPACE } from './liveness';

export type QueueHealth = {
  readonly waiting: number;
  /** jobs that used up their attempts and wait for a person */
  readonly parked: number;
  /** how long the oldest due job has waited, in seconds */
  readonly lagSeconds: number;
};

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

/** @returns how many workers are alive, by the lock that each holds (liveness.ts). */
export async function countWorkers(tx: Pick<Tx, '$queryRaw'>): Promise<number> {
  const [row] = await tx.$queryRaw<{ workers: number }[]>`
    SELECT count(*)::int AS workers FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid::bigint = ${LOCK_SPACE}
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return row?.workers ?? 0;
}
