import type { Tx } from '@/lib/platform/tenancy';

/** How one kind of job is doing. */
export type JobHealth = {
  readonly job: string;
  /** due, and not begun by anybody */
  readonly due: number;
  readonly parked: number;
  readonly lagSeconds: number;
};

/** @returns the kinds of jobs that wait or are parked; jobs planned for later don't count, however many there are. */
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
