import { setTimeout as wait } from 'node:timers/promises';
import { askDatabase } from '../steps/postgres-tools';
import { say } from '../steps/say';

/** What failed while things were broken is tried at once, instead of after its back-off. */
const AT_ONCE =
  'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND attempts < max_attempts AND locked_at IS NULL AND run_at > now()';
const LEFT = `SELECT t.identifier AS job, count(*)::int AS count,
    count(*) FILTER (WHERE j.attempts >= j.max_attempts)::int AS parked, max(j.last_error) AS error
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.run_at <= now() + interval '5 seconds' OR j.attempts > 0 GROUP BY 1 ORDER BY 1`;
const PATIENCE_S = 420;

type Left = { job: string; count: number; parked: number; error: string | null };

/** Waits until everything due is done. @returns a sentence for each kind of job that never gets done. */
export async function drain(ownerUrl: string): Promise<readonly string[]> {
  const until = Date.now() + PATIENCE_S * 1_000;
  for (let quiet = 0; ; ) {
    await askDatabase(ownerUrl, AT_ONCE);
    await wait(2_000);
    const left = await askDatabase<Left>(ownerUrl, LEFT);
    quiet = left.length === 0 ? quiet + 1 : 0;
    // the last jobs may have queued others, so the queue has to be empty several times
    if (quiet === 3) return [];
    if (Date.now() > until)
      return left.map(
        ({ job, count, parked, error }) =>
          `${count} × ${job} never ended (${parked} parked): ${error ?? 'no error'}`,
      );
    if (left.length > 0) say(`Waiting for ${left.map(({ job, count }) => `${count} × ${job}`).join(', ')}`);
    await wait(3_000);
  }
}
