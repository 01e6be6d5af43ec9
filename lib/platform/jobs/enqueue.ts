import type { Tx } from '@/lib/platform/tenancy';
import type { Job } from './define';
import { withOrigin } from './origin';

type EnqueueOptions = {
  /** not before this instant; defaults to at once */
  readonly runAt?: Date;
  /** a waiting job with the same key is replaced, so there is never more than one */
  readonly key?: string;
};

/** Marks an enqueued job with a key for good: a successor takes the key over. */
export const KEYED = 'keyed';

/** @returns the flags of a job that is put into the queue under a key, or under none. */
export function flagsFor(key: string | null | undefined): readonly string[] | null {
  return typeof key === 'string' ? [KEYED] : null;
}

/**
 * Puts a job into the queue as part of the caller's transaction: it exists if, and only if, the change it follows from
 * was committed. Plain SQL, so a web process needs no queue client.
 */
export async function enqueue<Payload>(
  tx: Pick<Tx, '$executeRaw'>,
  job: Job<Payload>,
  payload: Payload,
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job.name}, ${JSON.stringify(withOrigin(payload))}::json, run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${job.maxAttempts}::int, job_key => ${key ?? null}::text,
      flags => ${flagsFor(key)}::text[])`;
}

type Waiting<Payload> = EnqueueOptions & { readonly payload: Payload };

/** As `enqueue`, for many of one kind: one statement even for a thousand. */
export async function enqueueAll<Payload>(
  tx: Pick<Tx, '$executeRaw'>,
  job: Job<Payload>,
  waiting: readonly Waiting<Payload>[],
): Promise<void> {
  if (waiting.length === 0) return;
  const all = waiting.map(({ payload, runAt, key }) => ({ payload: withOrigin(payload), runAt, key }));
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job.name}, w.payload, run_at => w."runAt", max_attempts => ${job.maxAttempts}::int,
      job_key => w.key, flags => CASE WHEN w.key IS NOT NULL THEN ${[KEYED]}::text[] END)
    FROM json_to_recordset(${JSON.stringify(all)}::json) AS w (payload json, "runAt" timestamptz, key text)`;
}
