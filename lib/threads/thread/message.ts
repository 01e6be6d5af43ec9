import { z } from 'zod';
import { checkOfFile, FileCheck } from '@/lib/platform/files/checks';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';
import { type Sql, sql } from '@/lib/platform/tenancy';

const Instant = z.coerce.date();

export const Message = z.object({
  id: z.string(),
  body: z.string(),
  at: Instant,
  version: z.int(),
  authorName: z.string(),
  isMine: z.boolean(),
  isUnread: z.boolean(),
  editedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  deletedBy: z.string().nullable(),
  /** the message it replies to, as it reads now; null body: it was deleted */
  quoted: z
    .object({ id: z.string(), authorName: z.string(), isMine: z.boolean(), body: z.string().nullable() })
    .nullable(),
  decision: z
    .object({ id: z.string(), party: z.enum(['owner', 'assistant']), by: z.string(), at: Instant })
    .nullable(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      contentType: z.string(),
      sizeBytes: z.number(),
      check: FileCheck.nullish(),
    }),
  ),
});

/** A message as one person reads it. */
export type MessageView = z.infer<typeof Message>;

/** Enough of a message to recognise it in a reply. */
const QUOTED_LENGTH = 300;

/**
 * @param me the reader's id
 * @param readUpTo how far they have read
 * @returns a message `m` as JSON that `Message` reads.
 */
export function messageJson(me: Sql, readUpTo: Sql): Sql {
  return sql`json_build_object(
    'id', m.id, 'body', m.body, 'at', m.created_at, 'version', m.version,
    'authorName', coalesce((SELECT u.name FROM users u WHERE u.id = m.author_id), ${NAME_OF_NOBODY}),
    'isMine', m.author_id = ${me},
    'isUnread', m.author_id <> ${me} AND m.created_at > coalesce(${readUpTo}, '-infinity'),
    'editedAt', m.edited_at, 'deletedAt', m.deleted_at,
    'deletedBy', CASE WHEN m.deleted_at IS NULL THEN NULL
      ELSE coalesce((SELECT u.name FROM users u WHERE u.id = m.deleted_by_id), ${NAME_OF_NOBODY}) END,
    'quoted', (
      SELECT json_build_object('id', q.id, 'isMine', q.author_id = ${me},
        'authorName', coalesce((SELECT u.name FROM users u WHERE u.id = q.author_id), ${NAME_OF_NOBODY}),
        'body', CASE WHEN q.deleted_at IS NULL THEN left(q.body, ${QUOTED_LENGTH}::int) END)
      FROM messages q WHERE q.workspace_id = m.workspace_id AND q.id = m.quoted_id),
    'decision', (
      SELECT json_build_object('id', d.id, 'party', d.party, 'at', d.decided_at,
        'by', coalesce((SELECT u.name FROM users u WHERE u.id = d.decided_by_id), ${NAME_OF_NOBODY}))
      FROM decisions d WHERE d.workspace_id = m.workspace_id AND d.message_id = m.id AND NOT EXISTS (
        SELECT 1 FROM decision_undoings n WHERE n.workspace_id = d.workspace_id AND n.decision_id = d.id)),
    'files', coalesce((
      SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes, 'check', ${checkOfFile})
        ORDER BY a.position)
      FROM message_files a JOIN files f ON f.workspace_id = a.workspace_id AND f.id = a.file_id
      WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id), '[]'))`;
}
