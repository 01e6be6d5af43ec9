import { mondayOf, weeksFrom } from '@/lib/briefs/week.rules';
import { previewTime } from '@/lib/pay/preview.queries';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { readOwed } from './owed.queries';
import { ENTRY, SUBMISSIONS, toEntry } from './sheet.queries';
import { mondaysBetween } from './weeks.rules';

type Asked = { readonly engagementId: string | null; readonly week: string | null };

/** So many weeks that aren't closed are named; there should be none. */
const MOST_UNCLOSED = 6;

/**
 * Reads an assistant's time: where they are paid by the hour, the timer that runs, and one week of one of these places
 * with what it comes to.
 */
export async function getTimePage(userId: string, asked: Asked, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const places = await listHourlyPlaces(tx, userId);
    const timer = await tx.timer.findUnique({
      where: { userId },
      select: { workspaceId: true, id: true, engagementId: true, briefId: true, note: true, startedAt: true },
    });
    const wanted = asked.engagementId ?? timer?.engagementId;
    const place = places.find(({ engagementId }) => engagementId === wanted) ?? places[0] ?? null;
    if (!place) return { places, timer, place, week: null };
    const today = dateIn(now, place.zone);
    const monday = mondayOf(asked.week ?? today);
    const week = await readWeek(tx, userId, place, monday);
    const unclosed = await findUnclosed(tx, place, weeksFrom(mondayOf(today), -1));
    return {
      places,
      timer,
      place,
      week: { ...week, monday, isThisWeek: monday === mondayOf(today), unclosed },
    };
  });
}

export type TimePage = Awaited<ReturnType<typeof getTimePage>>;
export type TimePlace = TimePage['places'][number];
export type TimeWeek = NonNullable<TimePage['week']>;

type PlaceRow = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly business: string;
  /** of the business, whose calendar the weeks are on */
  readonly zone: string;
  /** the first day on which time could be paid, `YYYY-MM-DD` */
  readonly since: string;
  readonly agreementId: string;
};

/** @returns the engagements in which somebody is paid by the hour, or was. */
async function listHourlyPlaces(tx: Tx, userId: string): Promise<readonly PlaceRow[]> {
  return tx.$queryRaw<PlaceRow[]>`
    SELECT e.workspace_id AS "workspaceId", e.id AS "engagementId", w.name AS business, w.time_zone AS zone,
           min(greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on))::text AS since,
           (array_agg(a.id ORDER BY a.in_force_at DESC))[1] AS "agreementId"
    FROM engagements e
    JOIN workspaces w ON w.id = e.workspace_id
    JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE e.assistant_user_id = ${userId}::uuid AND e.state <> 'ended' AND v.pay_type = 'hourly'
    GROUP BY e.workspace_id, e.id, w.name, w.time_zone ORDER BY w.name`;
}

const WITH_ASSISTANT = ['accepted', 'in_progress', 'revision', 'delivered'] as const;

async function readWeek(tx: Tx, userId: string, { workspaceId, engagementId }: PlaceRow, monday: string) {
  const sheet = await tx.timesheet.findUnique({
    where: {
      workspaceId_engagementId_weekStartsOn: { workspaceId, engagementId, weekStartsOn: new Date(monday) },
    },
    select: { id: true, state: true, version: true, entries: ENTRY, submissions: SUBMISSIONS },
  });
  const briefs = await tx.brief.findMany({
    where: { workspaceId, engagementId, state: { in: [...WITH_ASSISTANT] } },
    select: { id: true, title: true },
    orderBy: { deadlineAt: 'asc' },
    take: 100,
  });
  const isAnswered = sheet?.state === 'approved';
  return {
    sheetId: sheet?.id ?? null,
    state: sheet?.state ?? ('open' as const),
    entries: sheet?.entries.map(toEntry) ?? [],
    submission: sheet?.submissions[0] ?? null,
    pay:
      sheet && !isAnswered ? await previewTime(tx, { workspaceId, engagementId, timesheetId: sheet.id }) : [],
    owed: sheet && isAnswered ? await readOwed(tx, workspaceId, sheet.id) : [],
    briefs,
    elsewhere: sheet ? await findElsewhere(tx, userId, { workspaceId, timesheetId: sheet.id }) : [],
  };
}

/** What somebody also wrote down elsewhere at the same time. It is theirs alone to see: no business learns of another. */
async function findElsewhere(
  tx: Tx,
  userId: string,
  { workspaceId, timesheetId }: { readonly workspaceId: string; readonly timesheetId: string },
) {
  return tx.$queryRaw<{ readonly entryId: string; readonly business: string }[]>`
    SELECT DISTINCT t.id AS "entryId", w.name AS business FROM time_entries t
    JOIN time_entries o ON o.entered_by_id = ${userId}::uuid AND o.engagement_id <> t.engagement_id
      AND tstzrange(o.started_at, o.ended_at) && tstzrange(t.started_at, t.ended_at)
    JOIN workspaces w ON w.id = o.workspace_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.timesheet_id = ${timesheetId}::uuid`;
}

/** @returns the Mondays of past weeks that aren't closed, the latest first. */
async function findUnclosed(
  tx: Tx,
  { workspaceId, engagementId, since }: PlaceRow,
  last: string,
): Promise<readonly string[]> {
  const closed = await tx.timesheet.findMany({
    where: { workspaceId, engagementId, state: { in: ['submitted', 'approved', 'closed'] } },
    select: { weekStartsOn: true },
  });
  const done = new Set(closed.map(({ weekStartsOn }) => weekStartsOn.toISOString().slice(0, 10)));
  return mondaysBetween(mondayOf(since), last)
    .filter((monday) => !done.has(monday))
    .slice(0, MOST_UNCLOSED);
}
