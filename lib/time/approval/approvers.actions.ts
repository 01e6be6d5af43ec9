'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { notFound, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { LetManagersApprove } from '../schema';

/**
 * An owner allows the business's managers to approve time, or stops allowing it. Nobody ever approves their own, and
 * managers never pay.
 */
export const letManagersApprove = defineAction({
  name: 'time.letManagersApprove',
  input: LetManagersApprove,
  async run(scope) {
    const { input, tx, me } = scope;
    const { workspaceId, managersApproveTime: may } = input;
    const role = staffRole(me, workspaceId);
    if (role === null) throw notFound('workspace');
    if (role !== 'owner') throw refused('not_yours', 'Only an owner decides who approves time.');
    const changed = await tx.workspace.updateMany({
      where: { id: workspaceId, managersApproveTime: !may },
      data: { managersApproveTime: may, version: { increment: 1 } },
    });
    // already so, and nobody has changed anything
    if (changed.count === 0) return;
    await auditAction(scope, {
      workspaceId,
      action: may ? 'workspace.managers_approve_time' : 'workspace.owners_alone_approve_time',
      subject: { kind: 'workspace', id: workspaceId },
    });
  },
});
