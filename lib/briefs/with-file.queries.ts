import { type Sql, sql } from '@/lib/platform/tenancy';

/**
 * @param file which one: columns of an outer query
 * @returns the query of the ids of briefs that a file went with: when they were handed over, with a delivery, or with a
 * message about them. An id can be in it more than once.
 */
export function briefsWithFile(file: { readonly workspaceId: Sql; readonly id: Sql }): Sql {
  return sql`
    SELECT p.brief_id FROM brief_files p WHERE p.workspace_id = ${file.workspaceId} AND p.file_id = ${file.id}
    UNION ALL SELECT i.brief_id FROM delivery_items i WHERE i.workspace_id = ${file.workspaceId} AND i.file_id = ${file.id}
    UNION ALL SELECT c.subject_id FROM message_files m JOIN threads c ON c.workspace_id = m.workspace_id AND c.id = m.thread_id
      WHERE m.workspace_id = ${file.workspaceId} AND m.file_id = ${file.id} AND c.subject = 'brief'`;
}
