import { z } from 'zod';
import { PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import type { BriefState } from '@/lib/briefs/rules';
import { previewTime } from '@/lib/pay/preview.queries';
import { readRetainerHours } from '@/lib/pay/terms/hours.queries';
import { daysAfter } from '@/lib/pay/terms/periods.rules';
import { type Sql, sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { TIMESHEET_STATES } from '../rules';
import { readTightBudgets } from './budgets.queries';
import { readOwed } from './owed.queries';
import { ENTRY, hasBudgets, SUBMISSIONS, toEntry } from './sheet.queries';
import { unclosedWeeksOf } from './unclosed.queries';

type WeekRequest = { readonly engagementId: string | null; readonly week: string | null };

/** How many weeks that aren't closed are named; there should be none. */
const MOST_UNCLOSED = 6;
const MOST_BRIEFS = 100;
/** Briefs that time may have gone into; what is delivered may still come back. */
const WORKED_ON: readonly BriefState[] = ['accepted', 'in_progress', 'revision', 'delivered'];

/**
 * Reads an assistant's time: the engagements in which it is counted, the running timer, and one week in one of them
 * with what it comes to.
 */
export async function getTimePage(userId: string, asked: WeekRequest, now: Date) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const { places, timer, chosen, ...around } = await readAround(tx, userId, asked, now);
    const place = places.find(({ engagementId }) => engagementId === chosen?.id);
    if (!place || !chosen) return { places, timer, place: null, week: null };
    const today = dateIn(now, place.zone);
    const monday = mondayOf(asked.week ?? today);
    const week = await readWeek(tx, place, monday);
    const { briefs, elsewhere, unclosed } = around;
    const budgets =
      week.sheetId && hasBudgets(week.entries)
        ? await readTightBudgets(tx, { workspaceId: place.workspaceId, timesheetId: week.sheetId })
        : [];
    const hours = place.countsHours
      ? await readRetainerHours(tx, place, { from: monday, until: lastDayOf(monday, today) })
      : null;
    return {
      places,
      timer,
      place,
      week: {
        ...week,
        hours,
        budgets,
        briefs,
        elsewhere,
        monday,
        isThisWeek: monday === mondayOf(today),
        atBusiness: chosen.today,
        counts: chosen.counts,
        unclosed,
      },
    };
  });
}

export type TimePage = Awaited<ReturnType<typeof getTimePage>>;
export type TimeWeek = NonNullable<TimePage['week']>;

/** @returns the Sunday of a week that is over; of the present week, today; of one ahead, its Monday. */
function lastDayOf(monday: string, today: string): string {
  if (monday > today) return monday;
  const sunday = daysAfter(monday, 6);
  return sunday < today ? sunday : today;
}

const Place = z.object({
  workspaceId: z.string(),
  engagementId: z.string(),
  business: z.string(),
  /** the business's, whose calendar the weeks are on */
  zone: z.string(),
  agreementId: z.string(),
  /** whether there is, or was, a retainer of theirs with included hours */
  countsHours: z.boolean(),
  /** the engagement has ended: nothing is recorded there any more; earlier time is read, and answered where disputed */
  hasEnded: z.boolean(),
});

export type TimePlace = Readonly<z.infer<typeof Place>>;

const Around = z.object({
  /** the engagements in which somebody is or was paid by the hour; an ended one only if it is asked for */
  places: z.array(Place),
  timer: z
    .object({
      workspaceId: z.string(),
      id: z.string(),
      engagementId: z.string(),
      /** what it counts for; null: nothing in particular */
      brief: z.object({ id: z.string(), title: z.string() }).nullable(),
      note: z.string(),
      startedAt: z.coerce.date(),
    })
    .nullable(),
  /** the engagement whose week is shown: the one asked for, else the timer's, else the first */
  chosen: z
    .object({
      id: z.string(),
      /** what decides whether a timer can be started there now */
      today: z.object({
        terms: z.object({ payType: z.enum(PAY_TYPES), retainerHours: z.int().nullable() }).nullable(),
        week: z.enum(TIMESHEET_STATES),
      }),
      /** whether an agreement counts time on any day of the week shown */
      counts: z.boolean(),
    })
    .nullable(),
  /** its briefs that are with the assistant */
  briefs: z.array(z.object({ id: z.string(), title: z.string() })),
  /** the Mondays of its past weeks that aren't closed, `YYYY-MM-DD`, latest first */
  unclosed: z.array(z.string()),
  elsewhere: z.array(z.object({ entryId: z.string(), business: z.string() })),
});

/** Reads where somebody records time, and what surrounds the week shown. One query. */
async function readAround(tx: Tx, userId: string, { engagementId, week }: WeekRequest, now: Date) {
  const [row] = await tx.$queryRaw<{ around: unknown }[]>`
    WITH places AS MATERIALIZED (${placesQuery(userId, engagementId)}),
    timer AS MATERIALIZED (
      SELECT t.workspace_id AS "workspaceId", t.id, t.engagement_id AS "engagementId", t.note, t.started_at AS "startedAt",
             (SELECT json_build_object('id', b.id, 'title', b.title) FROM briefs b
              WHERE b.workspace_id = t.workspace_id AND b.id = t.brief_id) AS brief
      FROM timers t WHERE t.user_id = ${userId}::uuid),
    chosen AS MATERIALIZED (
      SELECT "workspaceId" AS workspace_id, "engagementId" AS id,
             (${now}::timestamptz AT TIME ZONE zone)::date AS today,
             date_trunc('week', coalesce(${week}::date, ${now}::timestamptz AT TIME ZONE zone))::date AS monday
      FROM places
      ORDER BY "engagementId" IS NOT DISTINCT FROM coalesce(${engagementId}::uuid, (SELECT "engagementId" FROM timer)) DESC,
               business LIMIT 1)
    SELECT json_build_object(
      'places', (SELECT coalesce(json_agg(p ORDER BY p.business), '[]') FROM places p),
      'timer', (SELECT to_json(t) FROM timer t),
      'chosen', (SELECT json_build_object('id', c.id,
          'today', json_build_object('terms', ${termsQuery(sql`c.today`)},
            'week', coalesce((SELECT s.state::text FROM timesheets s WHERE s.workspace_id = c.workspace_id AND s.engagement_id = c.id
              AND s.week_starts_on = date_trunc('week', c.today::timestamp)::date), 'open')),
          'counts', EXISTS (
            SELECT 1 FROM generate_series(0, 6) AS d (days), LATERAL ${termsQuery(sql`c.monday + d.days`)} AS t (terms)
            WHERE t.terms ->> 'payType' = 'hourly' OR t.terms ->> 'retainerHours' IS NOT NULL))
        FROM chosen c),
      'briefs', (SELECT coalesce(json_agg(b), '[]') FROM (
        SELECT b.id, b.title FROM chosen c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.engagement_id = c.id
        WHERE b.state = ANY (${WORKED_ON}::brief_state[]) ORDER BY b.deadline_at LIMIT ${MOST_BRIEFS}) b),
      'unclosed', (SELECT coalesce(json_agg(u.week ORDER BY u.week DESC), '[]') FROM (
        SELECT week FROM (${unclosedWeeksOf(sql`SELECT workspace_id, id, today FROM chosen`)}) u
        ORDER BY week DESC LIMIT ${MOST_UNCLOSED}) u),
      'elsewhere', (SELECT coalesce(json_agg(o), '[]') FROM (${elsewhereQuery(userId)}) o)) AS around`;
  return Around.parse(row?.around);
}

/** The terms that govern a day in the engagement `c`, or nothing. */
function termsQuery(day: Sql): Sql {
  return sql`(
    SELECT json_build_object('payType', v.pay_type, 'retainerHours', v.retainer_hours)
    FROM agreements a JOIN agreement_versions v
      ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = c.workspace_id AND a.id = app.agreement_on(c.workspace_id, c.id, ${day}))`;
}

function placesQuery(userId: string, asked: string | null): Sql {
  return sql`
    SELECT e.workspace_id AS "workspaceId", e.id AS "engagementId", w.name AS business, w.time_zone AS zone,
           (array_agg(a.id ORDER BY a.in_force_at DESC))[1] AS "agreementId",
           bool_or(v.retainer_hours IS NOT NULL) AS "countsHours", e.state = 'ended' AS "hasEnded"
    FROM engagements e
    JOIN workspaces w ON w.id = e.workspace_id
    JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE e.assistant_user_id = ${userId}::uuid AND (e.state <> 'ended' OR e.id = ${asked}::uuid) AND (v.pay_type = 'hourly' OR v.retainer_hours IS NOT NULL)
    GROUP BY e.workspace_id, e.id, e.state, w.name, w.time_zone`;
}

/**
 * Time that somebody also recorded elsewhere for the same hours. Only they can see it: no business learns about
 * another.
 */
function elsewhereQuery(userId: string): Sql {
  return sql`
    SELECT DISTINCT t.id AS "entryId", w.name AS business
    FROM chosen c
    JOIN timesheets s ON s.workspace_id = c.workspace_id AND s.engagement_id = c.id AND s.week_starts_on = c.monday
    JOIN time_entries t ON t.workspace_id = s.workspace_id AND t.timesheet_id = s.id
    JOIN time_entries o ON o.entered_by_id = ${userId}::uuid AND o.engagement_id <> t.engagement_id
      AND tstzrange(o.started_at, o.ended_at) && tstzrange(t.started_at, t.ended_at)
    JOIN workspaces w ON w.id = o.workspace_id`;
}

async function readWeek(tx: Tx, { workspaceId, engagementId }: TimePlace, monday: string) {
  const sheet = await tx.timesheet.findUnique({
    where: {
      workspaceId_engagementId_weekStartsOn: { workspaceId, engagementId, weekStartsOn: new Date(monday) },
    },
    select: { id: true, state: true, version: true, entries: ENTRY, submissions: SUBMISSIONS },
  });
  const isAnswered = sheet?.state === 'approved';
  return {
    sheetId: sheet?.id ?? null,
    version: sheet?.version ?? 0,
    state: sheet?.state ?? ('open' as const),
    entries: sheet?.entries.map(toEntry) ?? [],
    submissions: sheet?.submissions ?? [],
    pay:
      sheet && !isAnswered ? await previewTime(tx, { workspaceId, engagementId, timesheetId: sheet.id }) : [],
    owed: sheet && isAnswered ? await readOwed(tx, workspaceId, sheet.id) : [],
  };
}
