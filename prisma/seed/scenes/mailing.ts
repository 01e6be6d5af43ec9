import { withActor } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';

/** Mails younger than this really go to the local mailbox, so that it shows the present. */
const SENT_FOR_REAL_HOURS = 48;

/**
 * Settles the mails of the past. The story has written some hundreds, and a worker would send them all at once when it
 * starts. So those older than two days are recorded as delivered seconds after they were written, and their jobs are
 * taken from the queue. None of them reaches a mailbox.
 */
export async function settlePastMails(workspaceIds: readonly string[], now: Date): Promise<void> {
  const until = new Date(now.getTime() - SENT_FOR_REAL_HOURS * HOUR_MS);
  await withActor({ kind: 'mailer' }, async (tx) => {
    const settled = await tx.$queryRaw<{ id: string }[]>`
      UPDATE mails
      SET state = 'delivered', accepted_at = created_at + interval '2 seconds',
          settled_at = created_at + interval '7 seconds', version = version + 1
      WHERE state = 'queued' AND created_at < ${until} AND workspace_id = ANY (${workspaceIds}::uuid[])
      RETURNING id`;
    const keys = settled.map(({ id }) => `mail:${id}`);
    await tx.$executeRaw`
      SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY(
        SELECT id FROM graphile_worker._private_jobs WHERE key = ANY (${keys}::text[])))`;
  });
}
