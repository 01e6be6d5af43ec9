import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { enqueue, type Job } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { nextNight } from '@/lib/platform/time/nights';

/** At night in most of the world, UTC. */
const HOUR = 3;
/** By then every process that was restarted for the new secret knows it. */
const RESTARTED_MS = 60 * 60_000;

/**
 * Plans a job that seals under the installation's new secret what is still sealed under the one before, so that nothing is lost
 * when that is left out (adr/0131): while one is named, once a night, however many workers plan it.
 */
export async function planSealing(job: Job<Record<string, never>>): Promise<void> {
  if (env().NEXTAUTH_SECRET_BEFORE === undefined) return;
  const runAt = nextNight(new Date(now().getTime() + RESTARTED_MS), HOUR);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, job, {}, { runAt, key: job.name }));
}
