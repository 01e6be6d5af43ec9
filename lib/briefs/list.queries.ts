import { z } from 'zod';
import { type RowPlace, readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { pageOf, wholeList } from '@/lib/platform/paging/whole-list';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { type DueRange, dueRangeOf, type ListView } from './list-view.rules';
import { BRIEF_STATES } from './rules';

/** Briefs per page of a list. */
export const PAGE_SIZE = 30;
const MOST_ASSISTANTS = 500;

const ListedBrief = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(BRIEF_STATES),
  deadlineAt: z.coerce.date().nullable(),
  stateChangedAt: z.coerce.date(),
  assistant: z.string(),
  assistantZone: z.string().nullable(),
  /** whether the work can't go on without an answer: nothing is late then */
  isBlocked: z.boolean(),
});
export type ListedBrief = z.infer<typeof ListedBrief>;

const Assistant = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string().nullable(),
  hasEnded: z.boolean(),
});
export type Assistant = z.infer<typeof Assistant>;

const Found = z.object({ briefs: z.array(ListedBrief), assistants: z.array(Assistant) });

type ListQuery = Omit<ListView, 'from' | 'until'> & { readonly workspaceId: string; readonly due: DueRange };
type Reader = { readonly userId: string; readonly timeZone: string };
type Part = ReturnType<typeof partOf> & { readonly size: number };

/**
 * Reads one page of a business's briefs: open ones by deadline, drafts and closed ones newest first; and whose briefs
 * it can be filtered by. Pages continue from a row, not from a number, so the hundredth page is as fast as the first.
 * One statement.
 * @returns the rows, and the place of the next page, or null when this is the last.
 */
export async function getBriefList(
  { userId, timeZone }: Reader,
  workspaceId: string,
  view: ListView,
  size = PAGE_SIZE,
) {
  const wanted = { ...view, workspaceId, due: dueRangeOf(view, timeZone) };
  const part = { ...partOf(wanted, readRowPlace(view.after)), size };
  const answer = await readAs(
    userId,
    sql`SELECT json_build_object('briefs', (${briefsQuery(wanted, part)}), 'assistants', (${assistantsQuery(workspaceId)}))`,
  );
  const { briefs, assistants } = Found.parse(answer);
  const { rows, next } = pageOf(briefs, size, (last) => writeRowPlace({ at: part.key(last), id: last.id }));
  return { briefs: rows, next, assistants };
}

/** Reads everything in a view, a page at a time, for a file. */
export function readWholeBriefList(reader: Reader, workspaceId: string, view: ListView, size = 1_000) {
  return wholeList<ListedBrief, string>(async (after) => {
    const { briefs: rows, next } = await getBriefList(reader, workspaceId, { ...view, after }, size);
    return { rows, next };
  });
}

/** Finds the page's rows by the list's index alone, then reads only these; one more than a page has. */
function briefsQuery(wanted: ListQuery, { where, order, size }: Part): Sql {
  const mine = wanted.engagementId ? sql`AND b.engagement_id = ${wanted.engagementId}::uuid` : sql``;
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', b.id, 'title', b.title, 'state', b.state, 'deadlineAt', b.deadline_at,
      'stateChangedAt', b.state_changed_at, 'assistant', coalesce(u.name, e.assistant_name), 'assistantZone', u.time_zone,
      'isBlocked', EXISTS (SELECT 1 FROM clarifications q WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id
        AND q.is_blocking AND q.answered_at IS NULL)) ORDER BY ${order}), '[]')
    FROM (
      SELECT * FROM briefs b
      WHERE b.workspace_id = ${wanted.workspaceId}::uuid ${mine} AND ${where} ${dueWithin(wanted)} ${titleHasWords(wanted)}
      ORDER BY ${order} LIMIT ${size + 1}) b
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id`;
}

/** People who work, or have worked, for a business, those who have been there longest first. */
function assistantsQuery(workspaceId: string): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', coalesce(u.name, e.assistant_name), 'zone', u.time_zone,
      'hasEnded', e.state = 'ended') ORDER BY e.created_at), '[]')
    FROM (
      SELECT * FROM engagements WHERE workspace_id = ${workspaceId}::uuid
      ORDER BY created_at LIMIT ${MOST_ASSISTANTS}) e
    LEFT JOIN users u ON u.id = e.assistant_user_id`;
}

/**
 * By the index of title words (brief_words), since a pattern can't use an index under row level security: the longest
 * word finds candidates, the others are looked up for each.
 */
function titleHasWords({ workspaceId, text }: ListQuery) {
  if (text === '') return sql``;
  const longest = sql`(SELECT word FROM unnest(app.words_of(${text})) AS w (word) ORDER BY length(word) DESC LIMIT 1)`;
  return sql`AND b.id IN (
      SELECT t.brief_id FROM brief_words t WHERE t.workspace_id = ${workspaceId}::uuid
        AND t.word >= ${longest} AND t.word < app.after_prefix(${longest}))
    AND NOT EXISTS (SELECT 1 FROM unnest(app.words_of(${text})) AS asked (word) WHERE NOT EXISTS (
      SELECT 1 FROM brief_words t WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id
        AND t.word >= asked.word AND t.word < app.after_prefix(asked.word)))`;
}

/** For open briefs, a range of the index that the list uses. */
function dueWithin({ due: { from, before } }: ListQuery) {
  return sql`${from ? sql`AND b.deadline_at >= ${from}` : sql``}
    ${before ? sql`AND b.deadline_at < ${before}` : sql``}`;
}

/** Each list uses its own partial index. */
function partOf({ list }: ListQuery, after: RowPlace | null) {
  switch (list) {
    case 'open':
      return {
        where: sql`b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision')
          ${after ? sql`AND (b.deadline_at, b.id) > (${after.at}, ${after.id}::uuid)` : sql``}`,
        order: sql`b.deadline_at, b.id`,
        key: (row: ListedBrief) => row.deadlineAt ?? row.stateChangedAt,
      };
    case 'drafts':
      return {
        where: sql`b.state = 'draft'
          ${after ? sql`AND b.id < ${after.id}::uuid` : sql``}`,
        order: sql`b.id DESC`,
        key: (row: ListedBrief) => row.stateChangedAt,
      };
    case 'closed':
      return {
        where: sql`b.state IN ('approved', 'declined', 'cancelled', 'withdrawn')
          ${after ? sql`AND (b.state_changed_at, b.id) < (${after.at}, ${after.id}::uuid)` : sql``}`,
        order: sql`b.state_changed_at DESC, b.id DESC`,
        key: (row: ListedBrief) => row.stateChangedAt,
      };
  }
}
