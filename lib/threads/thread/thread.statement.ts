import { type Sql, sql } from '@/lib/platform/tenancy';
import { uploadsWithMessageQuery } from '@/lib/uploads/queries';
import type { EngagementSql } from '../engagement-sql';
import { participantsQuery } from '../participants';
import { responsesQuery } from '../responses/responses.queries';
import type { SubjectRef } from '../subjects';
import { type Look, windowAt } from './looking.rules';
import { messageJson } from './message';

/** Unread messages are counted up to this many. */
const MOST_COUNTED = 100;

type ThreadRef = {
  readonly userId: string;
  readonly ref: SubjectRef;
  /** the engagement of the subject: a known id, or a column of the statement that this becomes part of */
  readonly engagementId: Sql;
  readonly look: Look;
};

/**
 * @returns the query of a conversation as one person's page shows it, with who is in it and how they answer each other,
 * as one JSON value (`ThreadFacts`). A page includes it in its own statement.
 */
export function threadQuery({ userId, ref, engagementId, look }: ThreadRef, now: Date): Sql {
  const place: EngagementSql = { workspaceId: sql`${ref.workspaceId}::uuid`, engagementId };
  return sql`
    SELECT json_build_object(
      'readerId', ${userId}::uuid,
      'content', (${contentQuery(userId, ref, look, now)}),
      'participants', (SELECT coalesce(json_agg(participant), '[]') FROM (${participantsQuery(place)}) participant),
      'answering', (${responsesQuery(place, now)}),
      'isOver', EXISTS (SELECT 1 FROM engagements e
        WHERE e.workspace_id = ${place.workspaceId} AND e.id = ${place.engagementId} AND e.state = 'ended'))`;
}

/**
 * Reads a range of messages by keyset, so that any part of a long conversation costs the same. Each message is
 * assembled in one place, whichever part it is in: under row level security every table costs its planning.
 */
function contentQuery(userId: string, ref: SubjectRef, look: Look, now: Date): Sql {
  const { pivot, older, newer, isIn } = windowAt(look.place);
  const me = sql`${userId}::uuid`;
  return sql`
    WITH t AS (
      SELECT t.workspace_id, t.id, r.read_up_to
      FROM threads t
      LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${me}
      WHERE t.workspace_id = ${ref.workspaceId}::uuid AND t.subject = ${ref.subject}::thread_subject
        AND t.subject_id = ${ref.subjectId}::uuid),
    pivot AS (
      SELECT coalesce(p.created_at, 'infinity') AS at, coalesce(p.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff') AS id, p.id IS NULL AS is_end
      FROM t LEFT JOIN messages p ON p.workspace_id = t.workspace_id AND p.thread_id = t.id AND p.id = ${pivot}::uuid),
    picked AS (
      SELECT p.* FROM t, pivot, LATERAL (
        (SELECT 'older' AS part, m.* FROM messages m
          WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND (m.created_at, m.id) <= (pivot.at, pivot.id)
            AND (${isIn} OR m.id <> pivot.id)
          ORDER BY m.created_at DESC, m.id DESC LIMIT ${older === 0 ? 0 : older + 1}::int)
        UNION ALL
        (SELECT 'newer', m.* FROM messages m
          WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND (m.created_at, m.id) > (pivot.at, pivot.id)
          ORDER BY m.created_at, m.id LIMIT ${newer === 0 ? 0 : newer + 1}::int)
        UNION ALL
        SELECT 'quoted', m.* FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.deleted_at IS NULL
          AND m.id = (${quotedId(look, me)})) p),
    shown AS (SELECT m.part, m.created_at AS at, m.id, ${messageJson(me, sql`t.read_up_to`)} AS message FROM t, picked m)
    SELECT json_build_object(
      'older', (SELECT coalesce(json_agg(message ORDER BY at DESC, id DESC), '[]') FROM shown WHERE part = 'older'),
      'newer', (SELECT coalesce(json_agg(message ORDER BY at, id), '[]') FROM shown WHERE part = 'newer'),
      'quote', (SELECT message FROM shown WHERE part = 'quoted'),
      'readUpTo', t.read_up_to,
      'hasNewest', pivot.is_end OR ${newer > 0} OR NOT EXISTS (
        SELECT 1 FROM messages m WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id
          AND (m.created_at, m.id) >= (pivot.at, pivot.id)),
      'unread', (SELECT json_build_object('count', count(*), 'firstId', (array_agg(u.id ORDER BY u.created_at, u.id))[1]) FROM (
        SELECT m.id, m.created_at FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.created_at > coalesce(t.read_up_to, '-infinity')
          AND m.author_id <> ${me} AND m.deleted_at IS NULL
        ORDER BY m.created_at, m.id LIMIT ${MOST_COUNTED}::int) u),
      'draft', (SELECT json_build_object('body', d.body, 'clientKey', d.client_key) FROM thread_drafts d
        WHERE d.workspace_id = t.workspace_id AND d.thread_id = t.id AND d.user_id = ${me}),
      'uploads', (${uploadsWithMessageQuery(now)}),
      'revisions', coalesce((SELECT json_agg(json_build_object(
          'number', v.number, 'body', v.body, 'writtenAt', v.written_at, 'replacedAt', v.replaced_at) ORDER BY v.number DESC)
        FROM message_revisions v WHERE v.workspace_id = t.workspace_id AND v.thread_id = t.id AND v.message_id = ${look.open}::uuid), '[]'),
      'waiting', coalesce((SELECT json_agg(json_build_object('id', s.id, 'body', s.body, 'deliverAt', s.deliver_at,
          'version', s.version, 'files', coalesce((
            SELECT json_agg(f.name ORDER BY sf.position) FROM scheduled_message_files sf
            JOIN files f ON f.workspace_id = sf.workspace_id AND f.id = sf.file_id
            WHERE sf.workspace_id = s.workspace_id AND sf.scheduled_id = s.id), '[]')) ORDER BY s.deliver_at, s.id)
        FROM scheduled_messages s WHERE s.workspace_id = t.workspace_id AND s.thread_id = t.id AND s.author_id = ${me}
          AND s.cancelled_at IS NULL AND s.delivered_at IS NULL), '[]')
    ) FROM t, pivot`;
}

/** @returns the expression of the message being replied to, for the thread `t`. */
function quotedId({ quote }: Look, me: Sql): Sql {
  if (quote === 'none') return sql`NULL::uuid`;
  if (quote !== 'as_drafted') return sql`${quote.id}::uuid`;
  return sql`SELECT d.quoted_id FROM thread_drafts d
    WHERE d.workspace_id = t.workspace_id AND d.thread_id = t.id AND d.user_id = ${me}`;
}
