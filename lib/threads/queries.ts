import type { Tx } from '@/lib/platform/tenancy';
import type { SubjectRef } from './subjects';

export type MessageView = {
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  readonly authorName: string;
  readonly isMine: boolean;
  readonly isUnread: boolean;
};

/** The newest messages of a thread are shown; older ones stay in the record. */
export const MESSAGES_SHOWN = 200;

/**
 * Reads a conversation for one person.
 * @returns its messages, oldest first; empty when nobody has written yet. One query.
 */
export async function getMessages(tx: Tx, userId: string, ref: SubjectRef): Promise<readonly MessageView[]> {
  const rows = await tx.$queryRaw<(Omit<MessageView, 'isMine'> & { authorId: string })[]>`
    SELECT m.id, m.body, m.created_at AS at, m.author_id AS "authorId", coalesce(u.name, 'Someone who has left') AS "authorName",
           m.author_id <> ${userId}::uuid AND m.created_at > coalesce(r.read_up_to, '-infinity') AS "isUnread"
    FROM threads t
    JOIN messages m ON m.workspace_id = t.workspace_id AND m.thread_id = t.id
    LEFT JOIN users u ON u.id = m.author_id
    LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid
    WHERE t.workspace_id = ${ref.workspaceId}::uuid AND t.subject = ${ref.subject}::thread_subject
      AND t.subject_id = ${ref.subjectId}::uuid
    ORDER BY m.created_at DESC, m.id DESC
    LIMIT ${MESSAGES_SHOWN}`;
  return rows.reverse().map(({ authorId, ...row }) => ({ ...row, isMine: authorId === userId }));
}

/**
 * @returns how far a person has read what is said about a subject, or null when they never have. One query.
 */
export async function findReadMark(tx: Tx, userId: string, ref: SubjectRef): Promise<Date | null> {
  const { workspaceId, subject, subjectId } = ref;
  const read = await tx.threadRead.findFirst({
    where: { workspaceId, userId, thread: { subject, subjectId } },
    select: { readUpTo: true },
  });
  return read?.readUpTo ?? null;
}
