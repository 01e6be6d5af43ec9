import type { Tx } from '@/lib/platform/tenancy';

export type QueueHealth = {
  readonly waiting: number;
  /** jobs that failed as often as they may and wait for a person */
  readonly parked: number;
  /** how long the oldest due job has been waiting, in seconds */
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
