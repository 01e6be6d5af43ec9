import type { Tx } from '@/lib/platform/tenancy';
import { findPlaybook } from './playbooks';

/** @returns what the playbook behind a brief says is good to know, as of now; nothing where there is none. */
export async function listPlaybookGivens(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<readonly string[]> {
  const brief = await tx.brief.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { playbookId: true },
  });
  if (!brief?.playbookId) return [];
  const playbook = await findPlaybook(tx, { workspaceId, id: brief.playbookId });
  return playbook?.content.givens.map(({ text }) => text) ?? [];
}
