import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { sql, type Tx } from '@/lib/platform/tenancy';
import { type Look, NEWEST, windowAt } from './looking.rules';
import { Message, messageJson } from './message';
import { listTalkers, type Talker } from './people';
import { getResponseTimes, type ResponseTimes } from './responses.queries';
import type { Side } from './rules';
import { windowsAhead } from './scheduling.rules';
import type { SubjectRef } from './subjects';

export type { MessageView } from './message';

/** Nobody counts further. */
const MOST_COUNTED = 100;

const Instant = z.coerce.date();

const Found = z.object({
  engagementId: z.string(),
  older: z.array(Message),
  newer: z.array(Message),
  hasNewest: z.boolean(),
  unread: z.object({ count: z.int(), firstId: z.string().nullable() }),
  draft: z.object({ body: z.string(), quotedId: z.string().nullable() }).nullable(),
  revisions: z.array(
    z.object({ number: z.int(), body: z.string(), writtenAt: Instant, replacedAt: Instant }),
  ),
  quote: Message.nullable(),
  waiting: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      deliverAt: Instant,
      version: z.int(),
      files: z.array(z.string()),
    }),
  ),
});

/** A conversation as one person's page shows it. */
export type ThreadView = SubjectRef & {
  /** oldest first */
  readonly messages: z.infer<typeof Message>[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  /** the count stops at 100 */
  readonly unread: z.infer<typeof Found>['unread'];
  /** what they had begun to write, here or on another device */
  readonly draft: z.infer<typeof Found>['draft'];
  /** earlier texts of the message that is open, the latest first */
  readonly revisions: z.infer<typeof Found>['revisions'];
  /** the message that is about to be answered */
  readonly quote: z.infer<typeof Message> | null;
  /** what they have written that waits for the other's working day; nobody else sees it */
  readonly waiting: z.infer<typeof Found>['waiting'];
  readonly talkers: readonly Talker[];
  /** how the two sides answer each other, over all that they talk about */
  readonly times: ResponseTimes;
  /** the other side's working times that lie ahead, in milliseconds since 1970; none while nobody knows them */
  readonly othersHours: readonly { readonly start: number; readonly end: number }[];
  readonly look: Look;
};

/**
 * Reads a conversation for one person: a stretch of it by keyset, so that any part of a long one costs the same, and what
 * they have begun to write.
 * @param engagementId of what it is about, and on whose side the person stands, as the page that shows it knows already
 */
export async function getThread(
  tx: Tx,
  userId: string,
  { engagementId, side, ...ref }: SubjectRef & { readonly engagementId: string; readonly side: Side },
  look: Look = NEWEST,
): Promise<ThreadView> {
  const at = now();
  const place = { workspaceId: ref.workspaceId, engagementId };
  const talkers = await listTalkers(tx, place);
  const times = await getResponseTimes(tx, place, at);
  const other = times.sides.find((each) => each.side !== side);
  const around = { talkers, times, othersHours: other ? windowsAhead(at, other.calendar) : [], look };
  const found = await findThread(tx, userId, ref, look);
  if (!found) return { ...ref, ...NOTHING_SAID, ...around };
  const { older, newer, hasNewest, ...rest } = found;
  const { older: mostOlder, newer: mostNewer } = windowAt(look.place);
  const messages = [...older.slice(0, mostOlder).reverse(), ...newer.slice(0, mostNewer)];
  return {
    ...ref,
    messages,
    hasEarlier: mostOlder === 0 || older.length > mostOlder,
    hasLater: !hasNewest || newer.length > mostNewer,
    ...rest,
    ...around,
  };
}

const NOTHING_SAID = {
  messages: [],
  hasEarlier: false,
  hasLater: false,
  unread: { count: 0, firstId: null },
  draft: null,
  revisions: [],
  quote: null,
  waiting: [],
};

async function findThread(tx: Tx, userId: string, ref: SubjectRef, look: Look) {
  const { pivot, older, newer, isIn } = windowAt(look.place);
  const me = sql`${userId}::uuid`;
  const json = messageJson(me, sql`t.read_up_to`);
  const [row] = await tx.$queryRaw<{ thread: unknown }[]>`
    WITH t AS (
      SELECT t.workspace_id, t.id, t.engagement_id, r.read_up_to
      FROM threads t
      LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${me}
      WHERE t.workspace_id = ${ref.workspaceId}::uuid AND t.subject = ${ref.subject}::thread_subject
        AND t.subject_id = ${ref.subjectId}::uuid),
    pivot AS (
      SELECT coalesce(p.created_at, 'infinity') AS at, coalesce(p.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff') AS id, p.id IS NULL AS is_end
      FROM t LEFT JOIN messages p ON p.workspace_id = t.workspace_id AND p.thread_id = t.id AND p.id = ${pivot}::uuid)
    SELECT json_build_object(
      'engagementId', t.engagement_id,
      'older', coalesce((SELECT json_agg(o.message ORDER BY o.at DESC, o.id DESC) FROM (
        SELECT ${json} AS message, m.created_at AS at, m.id FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND (m.created_at, m.id) <= (pivot.at, pivot.id)
          AND (${isIn} OR m.id <> pivot.id)
        ORDER BY m.created_at DESC, m.id DESC LIMIT ${older === 0 ? 0 : older + 1}::int) o), '[]'),
      'newer', coalesce((SELECT json_agg(n.message ORDER BY n.at, n.id) FROM (
        SELECT ${json} AS message, m.created_at AS at, m.id FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND (m.created_at, m.id) > (pivot.at, pivot.id)
        ORDER BY m.created_at, m.id LIMIT ${newer === 0 ? 0 : newer + 1}::int) n), '[]'),
      'hasNewest', pivot.is_end OR ${newer > 0} OR NOT EXISTS (
        SELECT 1 FROM messages m WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id
          AND (m.created_at, m.id) >= (pivot.at, pivot.id)),
      'unread', (SELECT json_build_object('count', count(*), 'firstId', (array_agg(u.id ORDER BY u.created_at, u.id))[1]) FROM (
        SELECT m.id, m.created_at FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.created_at > coalesce(t.read_up_to, '-infinity')
          AND m.author_id <> ${me} AND m.deleted_at IS NULL
        ORDER BY m.created_at, m.id LIMIT ${MOST_COUNTED}::int) u),
      'draft', (SELECT json_build_object('body', d.body, 'quotedId', d.quoted_id) FROM thread_drafts d
        WHERE d.workspace_id = t.workspace_id AND d.thread_id = t.id AND d.user_id = ${me}),
      'revisions', coalesce((SELECT json_agg(json_build_object(
          'number', v.number, 'body', v.body, 'writtenAt', v.written_at, 'replacedAt', v.replaced_at) ORDER BY v.number DESC)
        FROM message_revisions v WHERE v.workspace_id = t.workspace_id AND v.thread_id = t.id AND v.message_id = ${look.open}::uuid), '[]'),
      'waiting', coalesce((SELECT json_agg(json_build_object('id', s.id, 'body', s.body, 'deliverAt', s.deliver_at,
          'version', s.version, 'files', coalesce((
            SELECT json_agg(f.name ORDER BY sf.position) FROM scheduled_message_files sf
            JOIN files f ON f.workspace_id = sf.workspace_id AND f.id = sf.file_id
            WHERE sf.workspace_id = s.workspace_id AND sf.scheduled_id = s.id), '[]')) ORDER BY s.deliver_at, s.id)
        FROM scheduled_messages s WHERE s.workspace_id = t.workspace_id AND s.thread_id = t.id AND s.author_id = ${me}
          AND s.cancelled_at IS NULL AND s.delivered_at IS NULL), '[]'),
      'quote', (SELECT ${json} FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id AND m.deleted_at IS NULL
          AND m.id = coalesce(${look.quote}::uuid, (SELECT d.quoted_id FROM thread_drafts d
            WHERE d.workspace_id = t.workspace_id AND d.thread_id = t.id AND d.user_id = ${me})))
    ) AS thread FROM t, pivot`;
  return row ? Found.parse(row.thread) : null;
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
