import { auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type InWorkspace = ActionScope<{ readonly workspaceId: string }>;

/** @returns the workspace's slug, and its currency. */
export async function placeOf({ tx, input }: InWorkspace) {
  return tx.workspace.findUniqueOrThrow({
    where: { id: input.workspaceId },
    select: { slug: true, currency: true },
  });
}

/** Records who did what with a playbook: for the owner's side alone, as playbooks are. */
export async function auditPlaybook(
  scope: InWorkspace,
  action: AuditActionOf<'playbook'>,
  id: string,
  data: Record<string, string | number> = {},
): Promise<void> {
  const { workspaceId } = scope.input;
  await auditAction(scope, { workspaceId, action, subject: { kind: 'playbook', id }, data });
}
