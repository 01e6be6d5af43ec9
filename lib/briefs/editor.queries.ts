import { type HoursRow, hoursOf } from '@/lib/people/hours.queries';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { Holiday, WorkingHours } from '@/lib/platform/time/working-hours';
import type { SizedBrief } from './clarity/similar-briefs';
import { type BriefDocument, getBriefDocument } from './document.queries';
import { listPlaybookGivens } from './playbooks/givens.queries';

/** Somebody a brief can be written for. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  /** null while they haven't joined */
  readonly zone: string | null;
  /** null while they haven't said when they work */
  readonly hours: WorkingHours | null;
  /** whose holidays they keep: a name in `holidays` */
  readonly holidayPlace: string | null;
  /** whether work can be handed over to them now */
  readonly isAgreed: boolean;
};

/** Holidays by the place that keeps them: many assistants share a few. */
export type HolidaysByPlace = Readonly<Record<string, readonly Holiday[]>>;

/** For whom a brief can be written, and the holidays of their places, this year's and the next. */
export type Candidates = {
  readonly candidates: readonly Candidate[];
  readonly holidays: HolidaysByPlace;
  readonly recent: readonly SizedBrief[];
};

type CandidateRow = Omit<Candidate, 'hours'> & HoursRow;

/** @returns for whom a brief can be written, those first with whom an agreement is in force. One query. */
async function listCandidates(tx: Tx, workspaceId: string): Promise<readonly Candidate[]> {
  const rows = await tx.$queryRaw<CandidateRow[]>`
    SELECT e.id, coalesce(u.name, e.assistant_name) AS name, u.time_zone AS zone, a.id IS NOT NULL AS "isAgreed",
           coalesce(u.work_days, '{}') AS "workDays", u.works_from AS "worksFrom", u.works_until AS "worksUntil",
           u.holiday_place AS "holidayPlace"
    FROM engagements e
    LEFT JOIN users u ON u.id = e.assistant_user_id
    LEFT JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'in_force'
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended'
    ORDER BY a.id IS NULL, name
    LIMIT 500`;
  return rows.map(({ workDays, worksFrom, worksUntil, ...row }) => ({
    ...row,
    hours: hoursOf({ ...row, workDays, worksFrom, worksUntil }),
  }));
}

async function withHolidays({ candidates, recent }: Omit<Candidates, 'holidays'>): Promise<Candidates> {
  const places = new Set(candidates.flatMap(({ holidayPlace }) => holidayPlace ?? []));
  const year = now().getUTCFullYear();
  const holidays = await Promise.all(
    [...places].map(async (place) => [place, await listHolidays(place, year)] as const),
  );
  return { candidates, recent, holidays: Object.fromEntries(holidays) };
}

/** What the editor needs for a brief that isn't there yet. */
export async function getNewBrief(userId: string, workspaceId: string): Promise<Candidates> {
  return withHolidays(await withActor({ kind: 'user', userId }, (tx) => readSurroundings(tx, workspaceId)));
}

async function readSurroundings(tx: Tx, workspaceId: string) {
  return {
    candidates: await listCandidates(tx, workspaceId),
    recent: await listRecentBudgets(tx, workspaceId),
  };
}

export type Draft = Candidates & {
  readonly brief: BriefDocument;
  readonly clearEnough: readonly string[];
  /** what its playbook says is good to know */
  readonly playbookGivens: readonly string[];
};

/** @returns a brief for its editor; null when it isn't there or isn't theirs. */
export async function getDraft(
  userId: string,
  ref: { readonly workspaceId: string; readonly id: string },
): Promise<Draft | null> {
  const { workspaceId, id } = ref;
  const draft = await withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    const row =
      brief &&
      (await tx.brief.findUnique({
        where: { workspaceId_id: { workspaceId, id } },
        select: { clearEnough: true },
      }));
    if (!row) return null;
    const playbookGivens = await listPlaybookGivens(tx, ref);
    return { brief, ...row, playbookGivens, ...(await readSurroundings(tx, workspaceId)) };
  });
  return draft && { ...draft, ...(await withHolidays(draft)) };
}

/** Enough to know what is usual, and few enough to send along. */
const MOST_RECENT = 100;

/** @returns the latest briefs of a business that had a budget, newest first: what the check compares sizes with. */
export async function listRecentBudgets(tx: Tx, workspaceId: string): Promise<readonly SizedBrief[]> {
  const rows = await tx.brief.findMany({
    where: { workspaceId },
    select: { title: true, budgetMinutes: true, state: true },
    orderBy: { createdAt: 'desc' },
    take: MOST_RECENT,
  });
  return rows.flatMap(({ title, budgetMinutes, state }) =>
    budgetMinutes === null || state === 'draft' ? [] : [{ title, budgetMinutes }],
  );
}
