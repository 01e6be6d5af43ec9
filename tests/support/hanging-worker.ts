import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { startWorker } from '@/lib/platform/jobs/worker';

/** A worker that takes one job and never finishes it, until a test kills it. */
const name = process.argv[2] ?? '';
const job = defineJob({
  name,
  payload: z.unknown(),
  run: async () => {
    process.stdout.write('took it\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
});
await startWorker({ jobs: [job] });
