import type { Tx } from '@/lib/platform/tenancy';

/**
 * Takes a reminder that still waits, and locks it until the transaction ends: two workers may have the same one; the
 * second waits here and then finds it done.
 * @returns whether there is still something to decide.
 */
export async function takeReminder(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM reminders
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND sent_at IS NULL AND cancelled_at IS NULL
    FOR UPDATE`;
  return rows.length === 1;
}
