import type { Tx } from '@/lib/platform/tenancy';

/** Forgets what waits to be done for somebody or some business that is no more; the job that is running now is left to end. */
export async function dropJobsOf(
  tx: Tx,
  field: 'workspaceId' | 'userId' | 'recipientId',
  id: string,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE payload ->> ${field} = ${id} AND locked_at IS NULL`;
}
