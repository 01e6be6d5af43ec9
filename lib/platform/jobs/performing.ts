import { log } from '@/lib/platform/logging/log';
import { asWork } from '@/lib/platform/logging/work';
import { measure, stopwatch } from '@/lib/platform/observing/measures';
import { tracedJob } from '@/lib/platform/observing/tracing';
import type { Job, JobContext } from './define';
import { originOf } from './origin';

/**
 * Performs a job under the request that it came from: measured, traced, and logged when it fails.
 * @throws what the job throws: the queue then retries it.
 */
export function performWatched(job: Job, raw: unknown, context: JobContext): Promise<void> {
  const { origin } = originOf(raw);
  const elapsed = stopwatch();
  const ended = (outcome: 'done' | 'failed' | 'parked') =>
    measure()?.job({ job: job.name, outcome, seconds: elapsed() });
  return asWork({ requestId: origin.requestId, job: job.name }, () =>
    tracedJob(job.name, origin.traceParent, async () => {
      try {
        await job.perform(raw, context);
        ended('done');
        log.debug({ seconds: elapsed() }, 'a job was done');
      } catch (err) {
        ended(context.isLastAttempt ? 'parked' : 'failed');
        const { attempt, isLastAttempt } = context;
        log.error({ err, attempt, isLastAttempt }, isLastAttempt ? 'a job is parked' : 'a job failed');
        throw err;
      }
    }),
  );
}
