import type { Tx } from '@/lib/platform/tenancy';
import type { Side } from './rules';

type Place = { readonly workspaceId: string; readonly engagementId: string };

export type Talker = { readonly id: string; readonly name: string; readonly side: Side };

/** @returns those who talk in an engagement: its assistant, and who runs the business now. One query. */
export async function listTalkers(tx: Tx, { workspaceId, engagementId }: Place): Promise<readonly Talker[]> {
  return tx.$queryRaw<Talker[]>`
    SELECT u.id, u.name, 'assistant' AS side
    FROM engagements e JOIN users u ON u.id = e.assistant_user_id
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid AND e.state <> 'ended'
    UNION ALL
    SELECT u.id, u.name, 'owner' FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.role <> 'assistant' AND m.ended_at IS NULL`;
}
