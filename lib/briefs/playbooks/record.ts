import { audit } from '@/lib/platform/actions/audit';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type InWorkspace = ActionScope<{ readonly workspaceId: string }>;

/** @returns the part of its pages' addresses that names the workspace. */
export async function slugOf({ tx, input }: InWorkspace): Promise<string> {
  const { slug } = await tx.workspace.findUniqueOrThrow({
    where: { id: input.workspaceId },
    select: { slug: true },
  });
  return slug;
}

/** Writes down who did what with a playbook: the owner's side's alone, as playbooks are. */
export async function noteOf(
  { tx, me, input, request }: InWorkspace,
  action: string,
  id: string,
  data: Record<string, string | number> = {},
): Promise<void> {
  await audit(tx, {
    workspaceId: input.workspaceId,
    actorUserId: me.userId,
    action,
    subject: { kind: 'playbook', id },
    data,
    requestId: request.requestId,
  });
}
