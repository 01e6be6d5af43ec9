import { type Sql, sql } from '@/lib/platform/tenancy';

/**
 * @returns the query of the ids of a brief's questions whose answers its playbook has taken in, as far as the actor may
 * know; for a page's own statement.
 */
export function keptAnswersQuery({
  workspaceId,
  id,
}: {
  readonly workspaceId: string;
  readonly id: string;
}): Sql {
  return sql`
    SELECT coalesce(json_agg(k.clarification_id), '[]')
    FROM briefs b
    JOIN clarifications q ON q.workspace_id = b.workspace_id AND q.brief_id = b.id
    JOIN kept_answers k ON k.workspace_id = q.workspace_id AND k.clarification_id = q.id AND k.playbook_id = b.playbook_id
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.id = ${id}::uuid`;
}
