import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { startWorker } from '@/lib/platform/jobs/worker';

/**
 * A worker that takes one job, and no other beside it, and never finishes it, until a test kills it: a job it asked for
 * in its last moment would be given to it after the others have looked for what it held. It reports once it has the job
 * and shows that it is alive: the job may come to it sooner than the lock by which others know that.
 */
const name = process.argv[2] ?? '';
const taken = Promise.withResolvers<void>();
const job = defineJob({
  name,
  payload: z.unknown(),
  run: async () => {
    taken.resolve();
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
});
await Promise.all([startWorker({ jobs: [job], concurrency: 1 }), taken.promise]);
process.stdout.write('took it\n');
