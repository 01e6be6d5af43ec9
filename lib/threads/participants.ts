import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { type EngagementSql, engagementSql } from './engagement-sql';
import type { Side } from './rules';

export type Participant = { readonly id: string; readonly name: string; readonly side: Side };

/** @returns the people in an engagement's conversations: its assistant, and the business's current staff. One query. */
export async function listParticipants(tx: Tx, place: EngagementRef): Promise<readonly Participant[]> {
  return tx.$queryRaw<Participant[]>`${participantsQuery(engagementSql(place))}`;
}

/** @returns the query of the people in an engagement's conversations, a row each. */
export function participantsQuery({ workspaceId, engagementId }: EngagementSql): Sql {
  return sql`
    SELECT u.id, u.name, 'assistant' AS side
    FROM engagements e JOIN users u ON u.id = e.assistant_user_id
    WHERE e.workspace_id = ${workspaceId} AND e.id = ${engagementId} AND e.state <> 'ended'
    UNION ALL
    SELECT u.id, u.name, 'owner' FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = ${workspaceId} AND m.role <> 'assistant' AND m.ended_at IS NULL`;
}
