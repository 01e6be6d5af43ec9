import { now } from '@/lib/platform/clock';
import type { Job } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { withActor } from '@/lib/platform/tenancy';

/** Waiting mails come back spread over this long, so that they don't all ask at once. */
const SPREAD_MS = 10_000;

/** Until when the service has asked this process to pause. */
let pausedUntil = 0;

/** @returns how long mail has to wait, in milliseconds; 0 when it needn't. */
export function pauseMs(): number {
  return Math.max(0, pausedUntil - now().getTime());
}

/**
 * Records that the service wants a pause. @param headers of its answer, which say for how long; a second if they don't
 */
export function pause(headers: Readonly<Record<string, string>> | null): void {
  const seconds = Number(headers?.['retry-after'] ?? 1);
  pausedUntil = now().getTime() + (Number.isFinite(seconds) ? Math.max(1, seconds) : 1) * 1000;
}

/**
 * Puts a mail off until the pause is over, as a job of its own: waiting for one's turn isn't a failure and doesn't
 * count as an attempt. It has no key, since a running job can't be replaced without being parked if its process dies.
 */
export async function putOff(job: Job<{ mailId: string }>, mailId: string): Promise<void> {
  const runAt = new Date(now().getTime() + pauseMs() + Math.random() * SPREAD_MS);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, job, { mailId }, { runAt }));
}
