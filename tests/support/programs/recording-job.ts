import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';

type Behave = (attempt: number) => void | Promise<void>;

/** @returns a job that records the note of each of its runs before it behaves as told. */
export function recordingJob(name: string, behave: Behave = () => {}) {
  const runs: string[] = [];
  const job = defineJob({
    name,
    payload: z.object({ note: z.string() }),
    maxAttempts: 3,
    async run({ note }, { attempt }) {
      runs.push(note);
      await behave(attempt);
    },
  });
  return { job, runs };
}
