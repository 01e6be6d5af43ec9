import { allJobs } from '@/lib/jobs';
import { refuseUnsafeRole } from '@/lib/platform/db/start-up-check';
import { startWorker } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/log';
import { sendWaitingMails } from '@/lib/platform/mail/jobs';
import { loadSettingsFile } from './steps/settings-file';

/** `npm run worker`: does what happens later. Any number of them may run; each stops after the jobs at hand. */
loadSettingsFile();
await refuseUnsafeRole();
const worker = await startWorker({ jobs: allJobs });
log.info({ jobs: allJobs.length, mails: await sendWaitingMails() }, 'the worker is ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    log.info('the worker finishes what it has begun');
    await worker.stop();
    process.exit(0);
  });
}
