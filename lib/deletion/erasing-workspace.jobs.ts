import { z } from 'zod';
import { leaveStripe } from '@/lib/pay/leaving-stripe';
import { audit } from '@/lib/platform/actions/audit';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { erasedMail, heldMail } from './emails/workspace';
import { dropJobsOf, dropMailsLeft } from './jobs-left';
import { findMembers, notifyMembers } from './notifying';
import { PENDING, readHoldsOfWorkspace } from './reading';

/**
 * Erases a business after its wait, completely or not at all. Does nothing if it was cancelled meanwhile, or done
 * before; if something has come to prevent it, it tells everybody and leaves everything as it is.
 */
export const eraseWorkspace = defineJob({
  name: 'deletion.erase_workspace',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
  async run({ workspaceId, id }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      await aloneIn(tx, workspaceId);
      const at = now();
      const due = await tx.workspaceDeletion.findFirst({
        where: { workspaceId, id, dueAt: { lte: at }, ...PENDING },
      });
      if (!due) return;
      const holds = await readHoldsOfWorkspace(tx, workspaceId, at);
      if (holds.length > 0) {
        await tx.workspaceDeletion.updateMany({ where: { workspaceId, id }, data: { heldAt: at } });
        await notifyMembers(tx, { workspaceId, id }, 'deletion.workspace_held', (words) =>
          heldMail(words, holds),
        );
        return;
      }
      const readers = await findMembers(tx, workspaceId);
      await leaveStripe(tx, workspaceId, at);
      await tx.$executeRaw`SELECT app.erase_workspace(${workspaceId}::uuid, ${id}::uuid, ${at})`;
      await dropJobsOf(tx, 'workspaceId', workspaceId);
      await audit(tx, {
        workspaceId,
        actorUserId: null,
        action: 'workspace.erased',
        subject: { kind: 'workspace', id },
      });
      // the last that anybody hears of it; earlier mails are gone with the rest
      await notifyMembers(tx, { workspaceId, id }, 'deletion.workspace_erased', erasedMail, readers);
      await dropMailsLeft(tx);
    });
  },
});

/**
 * Waits for writes under way in a business, and makes later ones find it erased: its own writes share its row
 * (adr/0103), writes between two share their engagement's (adr/0069).
 */
async function aloneIn(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
  await tx.$queryRaw`
    SELECT app.work_ends(e.id)::text
    FROM (SELECT id FROM engagements WHERE workspace_id = ${workspaceId}::uuid ORDER BY id) e`;
}
