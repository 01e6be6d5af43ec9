import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { FIRST_ID } from '@/lib/platform/ids';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { nextNight } from '@/lib/platform/time/nights';
import type { SealAge } from './sealed';

/** At night in most of the world, UTC. */
const HOUR = 3;
/** By then every process that was restarted for the new secret knows it. */
const RESTARTED_MS = HOUR_MS;

/** Secrets of one kind that are stored sealed, each in a row of its own. */
export type SealedSecrets<Row extends { readonly id: string }> = {
  /** What the log calls them. */
  readonly name: string;
  /** The next rows by id, a transaction's worth; none after the last. */
  readonly listAfter: (id: string) => Promise<readonly Row[]>;
  /** How the secret in use is sealed; null while it isn't in use. */
  readonly ageOf: (row: Row) => SealAge | null;
  /** Seals what is old under the secret in force, unless somebody has changed the row since. Returns whether it did. */
  readonly sealAnew: (row: Row) => Promise<boolean>;
};

/** How many secrets in use are sealed in which way. */
export type SealCounts = { readonly all: number } & Readonly<Record<SealAge, number>>;

/**
 * A job that seals under the installation's new secret what is still sealed under the one before, so that nothing is lost
 * when that is left out (adr/0131).
 */
export function defineSealing<Row extends { readonly id: string }>(
  jobName: string,
  secrets: SealedSecrets<Row>,
): Job<Record<string, never>> {
  const job: Job<Record<string, never>> = defineJob({
    name: jobName,
    payload: z.object({}),
    async run() {
      const sealed = await sealAllAnew(secrets);
      if (sealed > 0) log.info({ sealed }, `${secrets.name} were sealed under the new secret`);
      await planSealing(job);
    },
  });
  return job;
}

/** Plans such a job for the next night while a secret before is named, once however many workers plan it. */
export async function planSealing(job: Job<Record<string, never>>): Promise<void> {
  if (env().NEXTAUTH_SECRET_BEFORE === undefined) return;
  const runAt = nextNight(new Date(now().getTime() + RESTARTED_MS), HOUR);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, job, {}, { runAt, key: job.name }));
}

/** @returns how the secrets in use are sealed, all of them. */
export async function countSeals<Row extends { readonly id: string }>(
  secrets: SealedSecrets<Row>,
): Promise<SealCounts> {
  const counts = { all: 0, current: 0, old: 0, unreadable: 0 };
  for await (const row of everyRow(secrets)) {
    const age = secrets.ageOf(row);
    if (age === null) continue;
    counts.all += 1;
    counts[age] += 1;
  }
  return counts;
}

async function sealAllAnew<Row extends { readonly id: string }>(
  secrets: SealedSecrets<Row>,
): Promise<number> {
  let count = 0;
  for await (const row of everyRow(secrets)) if (await secrets.sealAnew(row)) count += 1;
  return count;
}

async function* everyRow<Row extends { readonly id: string }>({ listAfter }: SealedSecrets<Row>) {
  let after = FIRST_ID;
  for (;;) {
    const rows = await listAfter(after);
    const last = rows.at(-1);
    if (!last) return;
    yield* rows;
    after = last.id;
  }
}
