import { z } from 'zod';
import { IT_STANDS } from '@/lib/agreements/standing-signatures.queries';
import { endingsWaitingForAssistant, OwnWaitingEnding } from '@/lib/endings/waiting.queries';
import { evaluationsWaitingForAssistant, OwnWaitingEvaluation } from '@/lib/evaluations/waiting.queries';
import { AskedPayment, paymentsAskedOfAssistant } from '@/lib/pay/asked.queries';
import { pageOf, wholeList } from '@/lib/platform/paging/whole-list';
import { instantSql, readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { AskedWeek, weeksAskedOfAssistant } from '@/lib/time/approval/asked.queries';
import { BRIEF_STATES } from '../rules';
import { INBOX_GROUPS, type InboxGroup, inboxWalks, needsAssistant } from './inbox.rules';
import {
  type InboxCursor,
  type InboxView,
  isNarrowed,
  statesOf,
  type WalkFrom,
  walksOf,
} from './inbox-view.rules';

const OpenBrief = z.object({
  workspaceId: z.string(),
  id: z.string(),
  rank: z.int(),
  title: z.string(),
  business: z.string(),
  state: z.enum(BRIEF_STATES),
  deadlineAt: z.coerce.date(),
  unread: z.int(),
  /** an answer to a question of theirs that they haven't seen */
  hasNewAnswer: z.boolean(),
  /** it is with the owner: delivered, or stopped by a blocking question, whatever is new about it */
  isWithOwner: z.boolean(),
});

const ToSign = z.object({
  workspaceId: z.string(),
  id: z.string(),
  title: z.string(),
  /** it changes one that both have signed, and often has its title */
  isAmendment: z.boolean(),
  /** a file that both signed elsewhere, and confirm here */
  isImported: z.boolean(),
  business: z.string(),
});

const Found = z.object({
  briefs: z.array(OpenBrief),
  needs: z.int(),
  toSign: z.array(ToSign),
  payments: z.array(AskedPayment),
  weeks: z.array(AskedWeek),
  evaluations: z.array(OwnWaitingEvaluation),
  endings: z.array(OwnWaitingEnding),
  businesses: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** An open brief as the inbox lists it. */
export type InboxBrief = Omit<z.infer<typeof OpenBrief>, 'rank'> & { readonly group: InboxGroup };

/** One page of the inbox. */
export type Inbox = {
  readonly view: InboxView;
  readonly briefs: readonly InboxBrief[];
  /** the row after which the next page begins; null on the last one */
  readonly next: InboxCursor | null;
  /** agreements that wait for the assistant's signature; only on the first page of the whole inbox */
  readonly toSign: readonly z.infer<typeof ToSign>[];
  /** payments that the assistant hasn't confirmed or denied; only where the agreements are */
  readonly payments: readonly AskedPayment[];
  /** weeks not closed, sent back, or with disputed time; only where the agreements are */
  readonly weeks: readonly AskedWeek[];
  /** evaluations that wait for the assistant, or are overdue; only where the agreements are */
  readonly evaluations: readonly OwnWaitingEvaluation[];
  /** work being handed back, until the assistant says that all of it is; only where the agreements are */
  readonly endings: readonly OwnWaitingEnding[];
  /** how many briefs need the assistant now, in the whole inbox; counted up to MOST_COUNTED in each part */
  readonly needs: number;
  /** the businesses the person works with, by name */
  readonly businesses: readonly { readonly id: string; readonly name: string }[];
};

/** Briefs per page; an infinite list asks for more at once. */
export const PAGE = 50;
export const MOST_COUNTED = 500;

type Reader = { readonly userId: string; readonly timeZone: string };

/**
 * Reads one page of a person's inbox over all businesses they work with. Any page is a few short walks along one index
 * (inbox_places_by_lane), under row level security too, so the thousandth costs as much as the first. One statement.
 */
export async function getInbox(
  { userId, timeZone }: Reader,
  view: InboxView,
  now: Date,
  size = PAGE,
): Promise<Inbox> {
  const asOf = view.after?.asOf ?? now;
  const isWhole = !view.after && !isNarrowed(view);
  const onlyWhole = (asked: () => Sql) => (isWhole ? asked() : sql`SELECT '[]'::json`);
  const found = Found.parse(
    await readAs(
      userId,
      sql`SELECT json_build_object(
        'briefs', (${inboxPageQuery(userId, view, walksOf(view, now, timeZone), size)}),
        'needs', (${needsQuery(userId, now, timeZone)}),
        'toSign', (${onlyWhole(toSignQuery)}),
        'payments', (${onlyWhole(paymentsAskedOfAssistant)}),
        'weeks', (${onlyWhole(() => weeksAskedOfAssistant(now))}),
        'evaluations', (${onlyWhole(() => evaluationsWaitingForAssistant(now))}),
        'endings', (${onlyWhole(endingsWaitingForAssistant)}),
        'businesses', (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name) ORDER BY w.name, w.id), '[]')
          FROM workspaces w WHERE w.id IN (
            SELECT e.workspace_id FROM engagements e
            WHERE e.assistant_user_id = ${userId}::uuid AND e.id = ANY ((SELECT app.engaged_in())::uuid[]))))`,
    ),
  );
  const { rows: briefs, next } = pageOf(found.briefs.map(grouped), size, (last) => ({ ...last, asOf }));
  return { ...found, view, briefs, next };
}

/** Reads every brief in a view, a page at a time and all as of one moment, for a file. */
export function readWholeInbox(reader: Reader, view: InboxView, now: Date, size = 1_000) {
  return wholeList<InboxBrief, InboxCursor>(async (after) => {
    const { briefs: rows, next } = await getInbox(reader, { ...view, after }, now, size);
    return { rows, next };
  });
}

function grouped({ rank, ...brief }: z.infer<typeof OpenBrief>): InboxBrief {
  const group = INBOX_GROUPS[rank];
  if (!group) throw new Error(`the inbox has no group of rank ${rank}`);
  return { ...brief, group };
}

/** Finds the page's rows by the index alone, then reads only these. */
export function inboxPageQuery(
  userId: string,
  view: InboxView,
  walks: readonly WalkFrom[],
  size: number,
): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'workspaceId', p.workspace_id, 'id', p.brief_id, 'rank', p.rank, 'title', b.title, 'state', b.state,
      'deadlineAt', p.deadline_at, 'business', w.name, 'unread', coalesce(talk.unread, 0),
      'hasNewAnswer', p.has_new_answer, 'isWithOwner', starts_with(p.lane, 'waiting'))
      ORDER BY p.rank, p.deadline_at, p.brief_id), '[]')
    FROM (
      SELECT walk.rank, walk.lane, found.* FROM ${asRows(walks)} AS walk (rank, lane, from_at, behind_id, until_at)
      CROSS JOIN LATERAL (
        SELECT p.workspace_id, p.brief_id, p.deadline_at,
          coalesce(p.answered_at > coalesce(p.seen_up_to, '-infinity'), false) AS has_new_answer
        FROM inbox_places p
        WHERE p.user_id = ${userId}::uuid AND p.lane = walk.lane
          AND (p.deadline_at, p.brief_id) > (walk.from_at, walk.behind_id) AND p.deadline_at < walk.until_at
          ${narrowed(view)}
        ORDER BY p.deadline_at, p.brief_id LIMIT ${size + 1}) AS found
      ORDER BY walk.rank, found.deadline_at, found.brief_id LIMIT ${size + 1}) AS p
    -- each by its key: read as a whole, the table would be compared with a page of it
    CROSS JOIN LATERAL (
      SELECT b.title, b.state FROM briefs b WHERE b.workspace_id = p.workspace_id AND b.id = p.brief_id LIMIT 1) AS b
    JOIN workspaces w ON w.id = p.workspace_id
    LEFT JOIN LATERAL (
      SELECT (
        SELECT count(*)::int FROM messages m
        WHERE m.workspace_id = t.workspace_id AND m.thread_id = t.id
          AND m.created_at > coalesce(r.read_up_to, '-infinity') AND m.author_id <> ${userId}::uuid
          AND m.deleted_at IS NULL) AS unread
      FROM threads t
      LEFT JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id AND r.user_id = ${userId}::uuid
      WHERE t.workspace_id = p.workspace_id AND t.subject = 'brief' AND t.subject_id = p.brief_id) AS talk ON true`;
}

function asRows(walks: readonly WalkFrom[]): Sql {
  return sql`unnest(
    ${walks.map(({ rank }) => rank)}::int[], ${walks.map(({ lane }) => lane)}::text[],
    ${walks.map(({ from }) => instantSql(from))}::timestamptz[], ${walks.map(({ behindId }) => behindId)}::uuid[],
    ${walks.map(({ until }) => instantSql(until))}::timestamptz[])`;
}

/** The view's filters besides days, checked at each place on the way; every word has to begin a word of the title. */
function narrowed({ business, state, text }: InboxView): Sql {
  return sql`
    ${business ? sql`AND p.workspace_id = ${business}::uuid` : sql``}
    ${
      state
        ? sql`AND EXISTS (SELECT 1 FROM briefs s WHERE s.workspace_id = p.workspace_id AND s.id = p.brief_id
            AND s.state = ANY (${statesOf(state)}::brief_state[]))`
        : sql``
    }
    ${
      text
        ? sql`AND NOT EXISTS (
            SELECT 1 FROM unnest(app.words_of(${text})) AS asked (word) WHERE NOT EXISTS (
              SELECT 1 FROM brief_words t WHERE t.workspace_id = p.workspace_id AND t.brief_id = p.brief_id
                AND t.word >= asked.word AND t.word < app.after_prefix(asked.word)))`
        : sql``
    }`;
}

function needsQuery(userId: string, now: Date, zone: string): Sql {
  const walks = inboxWalks(now, zone).filter(({ group }) => needsAssistant(group));
  return sql`
    SELECT coalesce(sum(counted.places), 0)::int
    FROM unnest(${walks.map(({ lane }) => lane)}::text[], ${walks.map(({ from }) => instantSql(from))}::timestamptz[],
      ${walks.map(({ until }) => instantSql(until))}::timestamptz[]) AS walk (lane, from_at, until_at)
    CROSS JOIN LATERAL (
      SELECT count(*) AS places FROM (
        SELECT 1 FROM inbox_places p
        WHERE p.user_id = ${userId}::uuid AND p.lane = walk.lane
          AND p.deadline_at >= walk.from_at AND p.deadline_at < walk.until_at
        LIMIT ${MOST_COUNTED}) AS few) AS counted`;
}

function toSignQuery(): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'workspaceId', a.workspace_id, 'id', a.id, 'title', a.title, 'isAmendment', a.amends_id IS NOT NULL,
      'isImported', EXISTS (SELECT 1 FROM agreement_imports i
        JOIN agreement_versions v ON v.workspace_id = i.workspace_id AND v.id = i.version_id
        WHERE i.workspace_id = a.workspace_id AND i.agreement_id = a.id AND v.number = a.current_number),
      'business', w.name) ORDER BY a.state_changed_at, a.id), '[]')
    FROM agreements a JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND a.state IN ('proposed', 'signed_by_one')
      AND NOT EXISTS (
        SELECT 1 FROM agreement_versions v
        JOIN agreement_signatures s ON s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.party = 'assistant'
        WHERE v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
          AND ${IT_STANDS})`;
}
