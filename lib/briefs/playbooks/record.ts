import { auditDeed } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type InWorkspace = ActionScope<{ readonly workspaceId: string }>;

/** @returns the part of its pages' addresses that names the workspace, and what it counts its money in. */
export async function placeOf({ tx, input }: InWorkspace) {
  return tx.workspace.findUniqueOrThrow({
    where: { id: input.workspaceId },
    select: { slug: true, currency: true },
  });
}

/** Writes down who did what with a playbook: the owner's side's alone, as playbooks are. */
export async function noteOf(
  scope: InWorkspace,
  action: AuditActionOf<'playbook'>,
  id: string,
  data: Record<string, string | number> = {},
): Promise<void> {
  const { workspaceId } = scope.input;
  await auditDeed(scope, { workspaceId, action, subject: { kind: 'playbook', id }, data });
}
