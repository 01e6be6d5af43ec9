import { z } from 'zod';
import { sealCopy } from '@/lib/agreements/copy/sealing';
import { defineJob } from '@/lib/platform/jobs';
import { startWorker } from '@/lib/platform/jobs/worker';

/** A worker that seals copies like the real one, up to a step; there it stops until a test kills it. */
const upTo = process.argv[2] ?? '';
const job = defineJob({
  name: 'agreements.make_copy',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid(), versionId: z.uuid() }),
  run: async (ref) => {
    for await (const step of sealCopy(ref)) {
      process.stdout.write(`${step}\n`);
      if (step === upTo) await new Promise((resolve) => setTimeout(resolve, 600_000));
    }
  },
});
await startWorker({ jobs: [job] });
