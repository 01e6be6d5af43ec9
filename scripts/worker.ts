import type { Server } from 'node:http';
import { planForgetting } from '@/lib/api/webhooks/forgetting.jobs';
import { planSealingWebhooks } from '@/lib/api/webhooks/sealing-anew.jobs';
import { planSweep } from '@/lib/files/sweeping.jobs';
import { allJobs } from '@/lib/jobs';
import { planComparison } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { planSealingApps } from '@/lib/people/factors/sealing-anew.jobs';
import { forgetExpiredSignIns } from '@/lib/platform/auth/forgetting';
import { now } from '@/lib/platform/clock';
import { onceMigrated } from '@/lib/platform/db/pending-migrations';
import { isDown, onceReachable } from '@/lib/platform/db/reachable';
import { refuseUnsafeRole } from '@/lib/platform/db/start-up-check';
import { env } from '@/lib/platform/env/env';
import { forgetExpiredCounts } from '@/lib/platform/http/rate-limit';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { forgetOldHints } from '@/lib/platform/live/missed';
import { log } from '@/lib/platform/logging/log';
import { planForgettingWords } from '@/lib/platform/mail/forgetting.jobs';
import { sendWaitingMails } from '@/lib/platform/mail/jobs';
import { startObserving } from '@/lib/platform/observing';
import { stopTracing } from '@/lib/platform/observing/tracing';
import { answerAboutWorker } from '@/lib/platform/observing/worker-address';
import { CLOCK_IS_APART, clockTooFarApart, onceClocksAgree } from '@/lib/platform/process/database-clock';
import { workByTheClock } from '@/lib/platform/process/working-by-the-clock';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { loadSettingsFile } from './steps/settings-file';

/** `npm run worker`: does what happens later. Any number of them may run; each stops after its current jobs. */
loadSettingsFile();
let address: Server | undefined;
let worker: RunningWorker | undefined;
// from the start: in a container nothing else would end it while it waits for its database or a migration
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    log.info('the worker finishes what it has begun');
    address?.close();
    await worker?.stop();
    await stopTracing();
    process.exit(0);
  });
}
await startObserving('worker');
// graphile-worker reports a job's end without noticing when that fails because the database died at that moment; such a
// job is freed once the database is back (lib/platform/jobs/jobs-at-hand)
process.on('unhandledRejection', (err) => {
  if (!isDown(err)) throw err;
  log.warn({ err }, 'the database went away while something was being noted');
});
const onceUp = <T>(work: () => Promise<T>) =>
  onceReachable(work, (err) => log.warn({ err }, 'the database does not answer yet'));
await onceUp(refuseUnsafeRole);
const { DATABASE_APP_URL, WORKER_PORT } = env();
if (WORKER_PORT !== 0) address = answerAboutWorker(WORKER_PORT);
await onceUp(() =>
  onceMigrated(DATABASE_APP_URL, (pending) =>
    log.warn(
      { pending },
      'the database is older than this version, and no job is done: run npm run db:migrate',
    ),
  ),
);
await onceUp(() => onceClocksAgree((apartMs) => log.warn({ apartMs }, CLOCK_IS_APART)));
worker = await onceUp(() =>
  workByTheClock({ start: () => startWorker({ jobs: allJobs }), look: clockTooFarApart }),
);
log.info({ jobs: allJobs.length, mails: await onceUp(sendWaitingMails) }, 'the worker is ready');

await onceUp(planSweep);
await onceUp(planComparison);
await onceUp(planForgetting);
await onceUp(planForgettingWords);
await onceUp(planSealingApps);
await onceUp(planSealingWebhooks);

const sweep = () =>
  Promise.all([forgetExpiredCounts(now()), forgetOldHints(now()), forgetExpiredSignIns(now())]).catch(
    (err: unknown) => log.warn({ err }, 'expired counts, old hints and sign-ins could not be forgotten'),
  );
await sweep();
setInterval(sweep, HOUR_MS).unref();
