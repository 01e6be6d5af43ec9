'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { decideAllowing } from './rules';
import { AllowReferences } from './schema';

/** An owner says whether the business appears in its assistants' references. Existing ones stay as they are. */
export const allowReferences = defineAction({
  name: 'evaluations.allowReferences',
  input: AllowReferences,
  async run(scope) {
    const { tx, me } = scope;
    const { workspaceId, allowsReferences: may } = scope.input;
    const role = staffRole(me, workspaceId);
    if (role === null) throw notFound('workspace');
    demand(decideAllowing(role));
    const changed = await tx.workspace.updateMany({
      where: { id: workspaceId, allowsReferences: !may },
      data: { allowsReferences: may, version: { increment: 1 } },
    });
    // already so, and nobody has changed anything
    if (changed.count === 0) return;
    await auditAction(scope, {
      workspaceId,
      action: may ? 'workspace.allows_references' : 'workspace.refuses_references',
      subject: { kind: 'workspace', id: workspaceId },
    });
  },
});
