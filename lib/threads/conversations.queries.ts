import { z } from 'zod';
import { type EngagementRef, type Sql, sql } from '@/lib/platform/tenancy';
import { SUBJECTS, ThreadSubject } from './subjects';

/** A conversation in the list of an engagement's conversations. */
export const Conversation = z.object({
  subject: ThreadSubject,
  subjectId: z.string(),
  title: z.string(),
  lastAt: z.coerce.date(),
  /** at most 100: the count stops there */
  unread: z.int(),
});
export type Conversation = Readonly<z.infer<typeof Conversation>>;

/** The list is for finding recent messages; a brief or an agreement leads to all of its own. */
const MOST_SHOWN = 30;

/**
 * @returns the query of an engagement's conversations besides its own, a row each (`Conversation`), as far as the
 * person may see them: unread ones first, then the latest.
 */
export function conversationsQuery(userId: string, { workspaceId, engagementId }: EngagementRef): Sql {
  return sql`
    SELECT c.subject, c.subject_id AS "subjectId", c.title, c.last_message_at AS "lastAt", c.unread FROM (
      SELECT t.subject::text AS subject, t.subject_id, t.last_message_at, ${titles()} AS title, (
        SELECT count(*)::int FROM (
          SELECT 1 FROM messages m
          WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.author_id <> ${userId}::uuid
            AND m.deleted_at IS NULL AND m.created_at > coalesce((
              SELECT r.read_up_to FROM thread_reads r
              WHERE r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid), '-infinity')
          LIMIT 100) new) AS unread
      FROM threads t
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.engagement_id = ${engagementId}::uuid
        AND t.subject <> 'engagement' AND t.last_message_at IS NOT NULL
      ORDER BY t.last_message_at DESC LIMIT 200) c
    WHERE c.title IS NOT NULL
    ORDER BY (c.unread > 0) DESC, c.last_message_at DESC LIMIT ${MOST_SHOWN}`;
}

/** @returns the name of what the thread `t` is about. */
export function titles(): Sql {
  const cases = Object.entries(SUBJECTS).reduce(
    (all, [subject, { title }]) => sql`${all} WHEN ${subject}::thread_subject THEN ${title}`,
    sql``,
  );
  return sql`(CASE t.subject ${cases} END)`;
}
