import { originOf } from '@/lib/platform/jobs/origin';
import type { Tx } from '@/lib/platform/tenancy';
import { idsIn, reasonOf } from './parked.rules';

/** A job that used up its attempts, and isn't retried any more. */
export type ParkedJob = {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly askedAt: Date;
  readonly failedAt: Date;
  readonly ids: readonly { readonly name: string; readonly id: string }[];
  readonly reason: string | null;
  /** identifies its lines in the log */
  readonly requestId: string | null;
};

type ParkedRow = {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly askedAt: Date;
  readonly failedAt: Date;
  readonly payload: unknown;
  readonly lastError: string | null;
};

const MOST_SHOWN = 50;

/** @returns the parked jobs, latest first, as many as are shown. */
export async function listParked(tx: Tx): Promise<readonly ParkedJob[]> {
  const rows = await tx.$queryRaw<ParkedRow[]>`
    SELECT j.id::text, t.identifier AS job, j.attempts::int, j.created_at::timestamptz AS "askedAt",
           j.updated_at::timestamptz AS "failedAt", j.payload, j.last_error AS "lastError"
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL
    ORDER BY j.updated_at DESC, j.id DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(({ payload: raw, lastError, ...row }) => {
    const { payload, origin } = originOf(raw);
    return { ...row, ids: idsIn(payload), reason: reasonOf(lastError), requestId: origin.requestId ?? null };
  });
}

/**
 * Locks a parked job for the rest of the transaction, so that of two operators one decides.
 * @returns its name; null when it isn't parked, or somebody was faster.
 */
export async function lockParked(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ job: string }[]>`
    SELECT t.identifier AS job
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.id = ${id}::bigint AND j.attempts >= j.max_attempts AND j.locked_at IS NULL
    FOR UPDATE OF j SKIP LOCKED`;
  return row?.job ?? null;
}

/** Gives a parked job its full number of attempts again, beginning now. */
export async function unpark(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.reschedule_jobs(ARRAY[${id}::bigint], run_at => now(), attempts => 0)`;
}

/** Removes a parked job from the queue for good. */
export async function drop(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id::text FROM graphile_worker.complete_jobs(ARRAY[${id}::bigint])`;
}
