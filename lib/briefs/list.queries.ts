import { z } from 'zod';
import { Prisma } from '@/lib/platform/db/generated/client';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type DueRange, dueRangeOf, type ListView } from './list-view.rules';
import type { BriefState } from './rules';

/** So many briefs are on a page of a list. */
export const PAGE_SIZE = 30;

/** Where a page of a list ends: what the list is ordered by, and the id, which tells equals apart. */
const Cursor = z.object({ at: z.coerce.date(), id: z.uuid() });
type Cursor = z.infer<typeof Cursor>;

export type ListedBrief = {
  readonly id: string;
  readonly title: string;
  readonly state: BriefState;
  readonly deadlineAt: Date | null;
  readonly stateChangedAt: Date;
  readonly assistant: string;
  readonly assistantZone: string | null;
  /** whether the work can't go on without an answer: nothing is late then */
  readonly isBlocked: boolean;
};

type Wanted = Omit<ListView, 'from' | 'until'> & { readonly workspaceId: string; readonly due: DueRange };

/**
 * Reads one page of a business's briefs: what is open by deadline, drafts and closed ones newest first. Pages go on from
 * a row, not from a number, so that the hundredth page is as fast as the first.
 * @returns the rows, and what leads to the next page, or null when this is the last.
 */
async function listBriefs(tx: Tx, wanted: Wanted) {
  const { where, order, key } = partOf(wanted, cursorOf(wanted.after));
  const mine = wanted.engagementId
    ? Prisma.sql`AND b.engagement_id = ${wanted.engagementId}::uuid`
    : Prisma.empty;
  const rows = await tx.$queryRaw<ListedBrief[]>`
    SELECT b.id, b.title, b.state, b.deadline_at AS "deadlineAt", b.state_changed_at AS "stateChangedAt",
      coalesce(u.name, e.assistant_name) AS assistant, u.time_zone AS "assistantZone",
      EXISTS (SELECT 1 FROM clarifications q WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id
        AND q.is_blocking AND q.answered_at IS NULL) AS "isBlocked"
    FROM (
      SELECT * FROM briefs b WHERE b.workspace_id = ${wanted.workspaceId}::uuid ${mine} AND ${where} ${dueWithin(wanted)} ${called(wanted)}
      ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}) b
    JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    ORDER BY ${order}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return { briefs: shown, next: last ? `${key(last).toISOString()}_${last.id}` : null };
}

/**
 * By the index of the titles' words (brief_words), since a pattern can't go by one under row level security: the longest
 * word finds candidates, the others are looked up for each.
 */
function called({ workspaceId, text }: Wanted) {
  if (text === '') return Prisma.empty;
  const longest = Prisma.sql`(SELECT word FROM unnest(app.words_of(${text})) AS w (word) ORDER BY length(word) DESC LIMIT 1)`;
  return Prisma.sql`AND b.id IN (
      SELECT t.brief_id FROM brief_words t WHERE t.workspace_id = ${workspaceId}::uuid
        AND t.word >= ${longest} AND t.word < app.after_prefix(${longest}))
    AND NOT EXISTS (SELECT 1 FROM unnest(app.words_of(${text})) AS asked (word) WHERE NOT EXISTS (
      SELECT 1 FROM brief_words t WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id
        AND t.word >= asked.word AND t.word < app.after_prefix(asked.word)))`;
}

/** Of what is open, a range of the index that it goes by. */
function dueWithin({ due: { from, before } }: Wanted) {
  return Prisma.sql`${from ? Prisma.sql`AND b.deadline_at >= ${from}` : Prisma.empty}
    ${before ? Prisma.sql`AND b.deadline_at < ${before}` : Prisma.empty}`;
}

/** Each list goes by a partial index of its own. */
function partOf({ list }: Wanted, after: Cursor | null) {
  switch (list) {
    case 'open':
      return {
        where: Prisma.sql`b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision')
          ${after ? Prisma.sql`AND (b.deadline_at, b.id) > (${after.at}, ${after.id}::uuid)` : Prisma.empty}`,
        order: Prisma.sql`b.deadline_at, b.id`,
        key: (row: ListedBrief) => row.deadlineAt ?? row.stateChangedAt,
      };
    case 'drafts':
      return {
        where: Prisma.sql`b.state = 'draft'
          ${after ? Prisma.sql`AND b.id < ${after.id}::uuid` : Prisma.empty}`,
        order: Prisma.sql`b.id DESC`,
        key: (row: ListedBrief) => row.stateChangedAt,
      };
    case 'closed':
      return {
        where: Prisma.sql`b.state IN ('approved', 'declined', 'cancelled', 'withdrawn')
          ${after ? Prisma.sql`AND (b.state_changed_at, b.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}`,
        order: Prisma.sql`b.state_changed_at DESC, b.id DESC`,
        key: (row: ListedBrief) => row.stateChangedAt,
      };
  }
}

/** A mark that was tampered with is no mark: the list then begins at its beginning. */
function cursorOf(text: string | null): Cursor | null {
  const [at, id] = text?.split('_') ?? [];
  return Cursor.safeParse({ at, id }).data ?? null;
}

/** @returns who works, or has worked, for a business, by name: for choosing whose briefs to see. One query. */
export async function listAssistants(tx: Tx, workspaceId: string) {
  const rows = await tx.engagement.findMany({
    where: { workspaceId },
    select: {
      id: true,
      assistantName: true,
      state: true,
      assistant: { select: { name: true, timeZone: true } },
    },
    orderBy: { createdAt: 'asc' },
    take: 500,
  });
  return rows.map(({ id, assistantName, assistant, state }) => ({
    id,
    name: assistant?.name ?? assistantName,
    zone: assistant?.timeZone ?? null,
    hasEnded: state === 'ended',
  }));
}

export type Assistant = Awaited<ReturnType<typeof listAssistants>>[number];

type Reader = { readonly userId: string; readonly timeZone: string };

/** What the page of briefs shows, in one transaction. */
export async function getBriefList(reader: Reader, workspaceId: string, view: ListView) {
  const due = dueRangeOf(view, reader.timeZone);
  return withActor({ kind: 'user', userId: reader.userId }, async (tx) => ({
    ...(await listBriefs(tx, { ...view, workspaceId, due })),
    assistants: await listAssistants(tx, workspaceId),
  }));
}
