import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { notifyOfFinal } from '../disputes/final.jobs';
import { approveTimeBySilence, notifyOfSilence } from './silence.jobs';
import { warningTime } from './waiting.rules';

type Submission = { readonly workspaceId: string; readonly submissionId: string };

/** Plans a week's approval by silence, and the warnings to both before it. */
export async function planSilence(tx: Tx, submission: Submission, until: Date, now: Date): Promise<void> {
  await enqueue(tx, approveTimeBySilence, submission, { runAt: until });
  const ahead = warningTime(until);
  if (ahead > now) await enqueue(tx, notifyOfSilence, submission, { runAt: ahead });
}

/** Plans the warnings to both before the end of the days in which time approved by silence can be disputed. */
export async function planFinal(tx: Tx, submission: Submission, until: Date, now: Date): Promise<void> {
  const ahead = warningTime(until);
  if (ahead > now) await enqueue(tx, notifyOfFinal, submission, { runAt: ahead });
}
