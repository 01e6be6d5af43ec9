import { become, type Tx } from '@/lib/platform/tenancy';

/** The payload fields that tie a job to a person or business. */
type Field = 'workspaceId' | 'userId' | 'recipientId' | 'authorId';

/** Removes pending jobs of a person or business that no longer exists; the job that is running now may finish. */
export async function dropJobsOf(tx: Tx, field: Field, id: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE payload ->> ${field} = ${id} AND locked_at IS NULL`;
}

/**
 * Removes the sending jobs of mails that no longer exist. A mail and its job are written in one transaction, so a job
 * without one is left over. From here on the transaction is the mailer's, who alone sees every mail.
 */
export async function dropMailsLeft(tx: Tx): Promise<void> {
  await become(tx, { kind: 'mailer' });
  await tx.$executeRaw`
    DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
    WHERE t.id = j.task_id AND t.identifier = 'mail.send' AND j.locked_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.id = (j.payload ->> 'mailId')::uuid)`;
}
