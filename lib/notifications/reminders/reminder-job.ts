import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';

/** A due reminder, locked until the transaction ends. */
export type DueReminder = {
  readonly id: string;
  readonly where: { readonly workspaceId_id: { readonly workspaceId: string; readonly id: string } };
  /** now */
  readonly at: Date;
  /** there is no reason any more */
  readonly cancel: () => Promise<void>;
  /** it is looked at again then, once however often it is put off */
  readonly putOff: (until: Date) => Promise<void>;
  /** its mails are written in this transaction */
  readonly markSent: () => Promise<void>;
};

/**
 * Makes the job for a domain's reminders. The reminder's row is locked, judged and marked in the transaction that
 * writes the mails, whose keys are the reminder's: so it is sent once, however many workers or crashes there are.
 * @param remind judges and words it, as the workspace
 */
export function defineReminder(
  name: string,
  remind: (tx: Tx, due: DueReminder) => Promise<void>,
): Job<{ workspaceId: string; reminderId: string }> {
  const job: Job<{ workspaceId: string; reminderId: string }> = defineJob({
    name,
    payload: z.object({ workspaceId: z.uuid(), reminderId: z.uuid() }),
    async run({ workspaceId, reminderId: id }) {
      await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
        if (!(await lockWaiting(tx, workspaceId, id))) return;
        const at = now();
        const where = { workspaceId_id: { workspaceId, id } };
        const cancel = async () => void (await tx.reminder.update({ where, data: { cancelledAt: at } }));
        const markSent = async () => void (await tx.reminder.update({ where, data: { sentAt: at } }));
        const putOff = (until: Date) =>
          enqueue(tx, job, { workspaceId, reminderId: id }, { runAt: until, key: `reminder:${id}` });
        await remind(tx, { id, where, at, cancel, putOff, markSent });
      });
    },
  });
  return job;
}

/**
 * Locks a reminder until the transaction ends: two workers may have the same one; the second waits here and then finds
 * it done.
 * @returns whether it still waits.
 */
async function lockWaiting(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM reminders
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND sent_at IS NULL AND cancelled_at IS NULL
    FOR UPDATE`;
  return rows.length === 1;
}
