import type { Pool } from 'pg';
import { log } from '@/lib/platform/logging/log';
import { forgetSuperseded } from './liveness';

/** How long a worker may take to hear that it was given a job, and to record how one ended. */
const GRACE_SECONDS = 15;

/**
 * The jobs that a worker knows it has: those it is running, and those whose end it has just recorded or is recording.
 */
export class JobsAtHand {
  /** until when each is at hand, by `performance.now()` */
  readonly #until = new Map<string, number>();

  /** Performs `work` as that job. @returns and throws whatever `work` does. */
  async during<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.#until.set(id, Number.POSITIVE_INFINITY);
    try {
      return await work();
    } finally {
      this.#until.set(id, performance.now() + 2 * GRACE_SECONDS * 1000);
    }
  }

  get ids(): readonly string[] {
    for (const [id, until] of this.#until) if (until <= performance.now()) this.#until.delete(id);
    return [...this.#until.keys()];
  }
}

/**
 * Frees the jobs that a worker holds without knowing it. If PostgreSQL dies between giving a job and saying so, or
 * before it has heard how one ended, nobody performs that job while its worker lives, and the library waits four hours.
 * @returns how many there were.
 */
export async function freeJobsNotAtHand(
  pool: Pick<Pool, 'query'>,
  workerId: string,
  { ids }: JobsAtHand,
): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH lost AS (
       SELECT id, job_queue_id FROM graphile_worker._private_jobs
       WHERE locked_by = $1 AND id <> ALL ($2::bigint[]) AND locked_at < now() - make_interval(secs => $3)
       FOR UPDATE),
     freed AS (
       UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
       WHERE id IN (SELECT id FROM lost)),
     queues AS (
       UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL
       WHERE locked_by = $1 AND id IN (SELECT job_queue_id FROM lost))
     SELECT id FROM lost`,
    [workerId, ids, GRACE_SECONDS],
  );
  const count = rowCount ?? 0;
  if (count === 0) return 0;
  await forgetSuperseded(pool);
  log.warn({ jobs: count }, 'freed jobs that this worker held and did not know of');
  return count;
}
