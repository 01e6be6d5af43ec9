import { type HoursRow, hoursOf } from '@/lib/people/hours/hours.queries';
import type { OpenPause } from '@/lib/people/pausing/pausing.queries';
import { now } from '@/lib/platform/clock';
import { sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { Holiday, WorkingHours } from '@/lib/platform/time/working-hours';
import type { SizedBrief } from './clarity/similar-briefs';
import type { Autonomy } from './terms/autonomy.rules';
import type { Pay } from './terms/budget.rules';
import { usualAutonomyOf } from './terms/usual-autonomy.queries';

/** Somebody a brief can be written for. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  /** null while they haven't joined */
  readonly zone: string | null;
  /** null while they haven't said when they work */
  readonly hours: WorkingHours | null;
  /** whose holidays they keep: a key of `holidays` */
  readonly holidayPlace: string | null;
  /** whether the work with them has ended: only a draft that was for them names them then */
  readonly hasEnded: boolean;
  /** whether an agreement is in force with them */
  readonly isAgreed: boolean;
  /** who paused the work with them, and until when; null while it goes on */
  readonly pause: Pick<OpenPause, 'party' | 'backOn'> | null;
  /** the agreement that is being made while none is in force; null if none is begun */
  readonly agreementBegun: string | null;
  /** how the agreement in force pays; null while none is */
  readonly pay: Pay | null;
  /** the autonomy of new work for them */
  readonly autonomy: Autonomy;
};

/** Holidays by place: many assistants share a few. */
export type HolidaysByPlace = Readonly<Record<string, readonly Holiday[]>>;

/** The people a brief can be written for, and their places' holidays, this year's and next. */
export type Candidates = {
  readonly candidates: readonly Candidate[];
  readonly holidays: HolidaysByPlace;
  readonly recent: readonly SizedBrief[];
};

type CandidateRow = Omit<Candidate, 'hours' | 'pay' | 'pause'> &
  HoursRow & {
    readonly payType: Pay['payType'] | null;
    readonly currency: string;
    readonly rateMinor: bigint;
    readonly pausedBy: OpenPause['party'] | null;
    readonly backOn: string | null;
  };

/** @returns the people a brief can be written for in a business. */
export async function getCandidates(userId: string, workspaceId: string): Promise<Candidates> {
  return withHolidays(await withActor({ kind: 'user', userId }, (tx) => readCandidates(tx, workspaceId)));
}

/**
 * @param isFor the engagement that a draft is for: its assistant is among them, even if the work with them has ended
 * @returns the people a brief can be written for, without their holidays, which don't come from the database.
 */
export async function readCandidates(
  tx: Tx,
  workspaceId: string,
  isFor: string | null = null,
): Promise<Omit<Candidates, 'holidays'>> {
  return {
    candidates: await listCandidates(tx, workspaceId, isFor),
    recent: await listRecentBudgets(tx, workspaceId),
  };
}

/** @returns the same with the holidays of their places. */
export async function withHolidays({
  candidates,
  recent,
}: Omit<Candidates, 'holidays'>): Promise<Candidates> {
  const places = new Set(candidates.flatMap(({ holidayPlace }) => holidayPlace ?? []));
  const year = now().getUTCFullYear();
  const holidays = await Promise.all(
    [...places].map(async (place) => [place, await listHolidays(place, year)] as const),
  );
  return { candidates, recent, holidays: Object.fromEntries(holidays) };
}

/** @returns the people a brief can be written for, those first whom it can be handed over to now. One query. */
async function listCandidates(
  tx: Tx,
  workspaceId: string,
  isFor: string | null,
): Promise<readonly Candidate[]> {
  const rows = await tx.$queryRaw<CandidateRow[]>`
    SELECT e.id, coalesce(u.name, e.assistant_name) AS name, u.time_zone AS zone, e.state = 'ended' AS "hasEnded", a.id IS NOT NULL AS "isAgreed",
           coalesce(u.work_days, '{}') AS "workDays", u.works_from AS "worksFrom", u.works_until AS "worksUntil",
           u.holiday_place AS "holidayPlace", p.party AS "pausedBy", p.back_on::text AS "backOn", v.pay_type AS "payType", v.currency, v.rate_minor AS "rateMinor",
           ${usualAutonomyOf(sql`e.workspace_id`, sql`e.id`)} AS autonomy,
           CASE WHEN a.id IS NULL THEN (
             SELECT b.id FROM agreements b
             WHERE b.workspace_id = e.workspace_id AND b.engagement_id = e.id
               AND b.state IN ('draft', 'proposed', 'changes_requested', 'signed_by_one')
             ORDER BY b.created_at DESC LIMIT 1) END AS "agreementBegun"
    FROM engagements e
    LEFT JOIN users u ON u.id = e.assistant_user_id
    LEFT JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'in_force'
    LEFT JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    LEFT JOIN engagement_pauses p ON p.workspace_id = e.workspace_id AND p.engagement_id = e.id AND p.resumed_at IS NULL
    WHERE e.workspace_id = ${workspaceId}::uuid AND (e.state <> 'ended' OR e.id = ${isFor}::uuid)
    ORDER BY e.state = 'ended', a.id IS NULL, e.state = 'paused', name
    LIMIT 500`;
  return rows.map(
    ({ workDays, worksFrom, worksUntil, payType, currency, rateMinor, pausedBy, backOn, ...row }) => ({
      ...row,
      pause: pausedBy && { party: pausedBy, backOn },
      hours: hoursOf({ ...row, workDays, worksFrom, worksUntil }),
      pay: payType && { payType, currency, rateMinor: Number(rateMinor) },
    }),
  );
}

/** Enough to know what is usual, and few enough to send along. */
const MOST_RECENT = 100;

/** @returns a business's latest briefs that had a budget, newest first: the check compares sizes with them. */
export async function listRecentBudgets(tx: Tx, workspaceId: string): Promise<readonly SizedBrief[]> {
  const rows = await tx.brief.findMany({
    where: { workspaceId, state: { not: 'draft' }, budgetMinutes: { not: null } },
    select: { title: true, budgetMinutes: true },
    orderBy: { createdAt: 'desc' },
    take: MOST_RECENT,
  });
  return rows.flatMap(({ title, budgetMinutes }) =>
    budgetMinutes === null ? [] : [{ title, budgetMinutes }],
  );
}
