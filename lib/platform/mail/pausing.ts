import { now } from '@/lib/platform/clock';
import type { Job } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { withActor } from '@/lib/platform/tenancy';

/** Those who wait come back spread over as long, so that they don't all ask at once. */
const SPREAD_MS = 10_000;

/** Until when the service has asked this process to leave it alone. */
let pausedUntil = 0;

/** @returns how long mail has to wait, in milliseconds; 0 when it needn't. */
export function pauseMs(): number {
  return Math.max(0, pausedUntil - now().getTime());
}

/** Notes that the service wants to be left alone. @param headers of its answer, which say for how long; else a second */
export function pause(headers: Readonly<Record<string, string>> | null): void {
  const seconds = Number(headers?.['retry-after'] ?? 1);
  pausedUntil = now().getTime() + (Number.isFinite(seconds) ? Math.max(1, seconds) : 1) * 1000;
}

/**
 * Puts a mail off until the pause is over, as a job of its own: waiting for one's turn is no failure and counts as no
 * attempt. It has no key, as a job that runs can't be replaced without being parked if its process dies.
 */
export async function putOff(job: Job<{ mailId: string }>, mailId: string): Promise<void> {
  const runAt = new Date(now().getTime() + pauseMs() + Math.random() * SPREAD_MS);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, job, { mailId }, { runAt }));
}
