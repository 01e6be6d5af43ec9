import { z } from 'zod';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import {
  type AgreementInCalendar,
  type BriefInCalendar,
  type CalendarEntry,
  DAYS_KEPT,
  entriesOfAgreement,
  entriesOfBrief,
} from './entries.rules';

const Work = {
  workspaceId: z.string(),
  slug: z.string(),
  business: z.string(),
  assistant: z.string(),
  side: z.enum(['staff', 'assistant']),
  version: z.number(),
  changedAt: z.coerce.date(),
};

const Found = z.object({
  briefs: z.array(
    z.object({
      ...Work,
      id: z.string(),
      title: z.string(),
      state: z.enum(BRIEF_STATES),
      deadlineAt: z.coerce.date(),
      stoppedAt: z.coerce.date().nullable(),
      checkIns: z.array(z.object({ id: z.string(), at: z.coerce.date(), about: z.string() })),
    }),
  ),
  agreements: z.array(
    z.object({
      ...Work,
      id: z.string(),
      engagementId: z.string(),
      title: z.string(),
      state: z.enum(AGREEMENT_STATES),
      zone: z.string(),
      endsAt: z.coerce.date().nullable(),
      agreedSince: z.coerce.date(),
      termFrom: z.coerce.date(),
      cadenceMonths: z.number(),
      lastNamed: z.coerce.date().nullable(),
      lastOpenedAt: z.coerce.date().nullable(),
      openDueAt: z.coerce.date().nullable(),
      openId: z.string().nullable(),
      hasEnded: z.boolean(),
    }),
  ),
});

/** More than anybody looks at in a calendar; the nearest deadlines and the newest endings are kept. */
const MOST = 1_000;

/**
 * Reads a person's calendar entries, on both sides of their work: deadlines and check-ins of briefs that were handed
 * over, last days of agreements, and when the next evaluation is due. What is over or cancelled stays for a while. One
 * statement.
 */
export async function listEntries(userId: string, now: Date): Promise<readonly CalendarEntry[]> {
  const since = new Date(now.getTime() - DAYS_KEPT * DAY_MS);
  const query = sql`SELECT json_build_object('briefs', (${briefs(since)}), 'agreements', (${agreements(since)}))`;
  const found = Found.parse(await readAs(userId, query));
  const entries = [
    ...found.briefs.flatMap((brief: BriefInCalendar) => entriesOfBrief(brief)),
    ...found.agreements.flatMap((agreement: AgreementInCalendar) => entriesOfAgreement(agreement, now)),
  ];
  return [...new Map(entries.map((entry) => [entry.uid, entry])).values()];
}

/** Who it is shared with, as each side's calendar names them, for a table `t`. */
const work = sql`'workspaceId', t.workspace_id, 'slug', w.slug, 'business', w.name, 'version', t.version,
  'changedAt', t.state_changed_at, 'assistant', coalesce(u.name, e.assistant_name),
  'side', CASE WHEN t.workspace_id = ANY ((SELECT app.staff_of())::uuid[]) THEN 'staff' ELSE 'assistant' END`;
const around = sql`JOIN workspaces w ON w.id = t.workspace_id
  JOIN engagements e ON e.workspace_id = t.workspace_id AND e.id = t.engagement_id
  LEFT JOIN users u ON u.id = e.assistant_user_id`;

function briefs(since: Date): Sql {
  const open = sql`b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision')`;
  const closed = sql`b.state IN ('approved', 'declined', 'cancelled', 'withdrawn') AND b.state_changed_at > ${since}`;
  const walks = [
    [sql`unnest(app.staff_of()) AS mine (id)`, sql`b.workspace_id = mine.id`],
    [sql`unnest(app.engaged_in()) AS mine (id)`, sql`b.engagement_id = mine.id`],
  ].map(
    ([mine, isTheirs]) => sql`SELECT t.* FROM ${mine} CROSS JOIN LATERAL (
      (SELECT b.* FROM briefs b WHERE ${isTheirs} AND ${open} ORDER BY b.deadline_at LIMIT ${MOST})
      UNION ALL
      (SELECT b.* FROM briefs b WHERE ${isTheirs} AND ${closed} ORDER BY b.state_changed_at DESC LIMIT ${MOST})) AS t`,
  );
  const [ofStaff = sql``, ofAssistant = sql``] = walks;
  return sql`
    SELECT coalesce(json_agg(json_build_object(${work}, 'id', t.id, 'title', t.title, 'state', t.state,
      'deadlineAt', t.deadline_at, 'stoppedAt', (
        SELECT p.paused_at FROM brief_pauses p
        WHERE p.workspace_id = t.workspace_id AND p.brief_id = t.id AND p.resumed_at IS NULL LIMIT 1), 'checkIns', (
        SELECT coalesce(json_agg(json_build_object('id', c.id, 'at', c.at, 'about', c.about) ORDER BY c.at), '[]')
        FROM brief_check_ins c WHERE c.workspace_id = t.workspace_id AND c.brief_id = t.id AND c.at > ${since}))
      ORDER BY t.deadline_at, t.id), '[]')
    FROM (SELECT DISTINCT ON (mine.id) mine.* FROM (${ofStaff} UNION ALL ${ofAssistant}) AS mine ORDER BY mine.id) AS t ${around}`;
}

function agreements(since: Date): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(${work}, 'id', t.id, 'engagementId', t.engagement_id, 'title', t.title,
      'state', t.state, 'zone', w.time_zone, 'endsAt', t.ends_at, 'cadenceMonths', v.evaluation_cadence_months,
      'agreedSince', coalesce(last.counted_from, (SELECT min(first.in_force_at) FROM agreements first
        WHERE first.workspace_id = t.workspace_id AND first.engagement_id = t.engagement_id)),
      'termFrom', v.starts_on::timestamp AT TIME ZONE w.time_zone, 'lastNamed', last.planned_for, 'lastOpenedAt', last.opened_at, 'openDueAt', CASE WHEN last.state <> 'done' THEN last.due_at END,
      'openId', CASE WHEN last.state <> 'done' THEN last.id END, 'hasEnded', e.state = 'ended')
      ORDER BY t.state = 'in_force', t.state_changed_at, t.id), '[]')
    FROM agreements t ${around}
    JOIN agreement_versions v ON v.workspace_id = t.workspace_id AND v.agreement_id = t.id AND v.number = t.current_number
    LEFT JOIN LATERAL (
      SELECT n.id, n.counted_from, n.planned_for, n.opened_at, n.due_at, n.state FROM evaluations n
      WHERE n.workspace_id = t.workspace_id AND n.engagement_id = t.engagement_id ORDER BY n.number DESC LIMIT 1) AS last ON true
    WHERE (t.workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR t.engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      AND t.in_force_at IS NOT NULL
      AND (t.state = 'in_force' OR (t.state IN ('terminated', 'expired', 'superseded') AND t.state_changed_at > ${since}))`;
}
