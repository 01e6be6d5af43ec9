import { z } from 'zod';
import { type HoursRow, hoursOf } from '@/lib/people/hours.queries';
import { now } from '@/lib/platform/clock';
import type { Money } from '@/lib/platform/money/money';
import { sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { listHolidays } from '@/lib/platform/time/holidays';
import type { Holiday, WorkingHours } from '@/lib/platform/time/working-hours';
import { listUploadsIntoDraft, uploadsIntoDraftQuery, WaitingUpload } from '@/lib/uploads/queries';
import type { Autonomy } from './autonomy.rules';
import type { Pay } from './budget.rules';
import { listChanges } from './changes';
import type { DraftChange } from './changes.rules';
import type { SizedBrief } from './clarity/similar-briefs';
import { BriefDocument, type BriefFile, getBriefDocument } from './document.queries';
import { type BriefRef, documentQuery } from './document.statement';
import { listDraftFiles } from './files';
import { givensIn, playbookOfBriefQuery, priceIn } from './playbooks/givens.queries';
import { usualAutonomyOf } from './usual-autonomy.queries';

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
  /** whether work can be handed over to them now */
  readonly isAgreed: boolean;
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

type CandidateRow = Omit<Candidate, 'hours' | 'pay'> &
  HoursRow & {
    readonly payType: Pay['payType'] | null;
    readonly currency: string;
    readonly rateMinor: bigint;
  };

/** @returns the people a brief can be written for, those with an agreement in force first. One query. */
async function listCandidates(tx: Tx, workspaceId: string): Promise<readonly Candidate[]> {
  const rows = await tx.$queryRaw<CandidateRow[]>`
    SELECT e.id, coalesce(u.name, e.assistant_name) AS name, u.time_zone AS zone, a.id IS NOT NULL AS "isAgreed",
           coalesce(u.work_days, '{}') AS "workDays", u.works_from AS "worksFrom", u.works_until AS "worksUntil",
           u.holiday_place AS "holidayPlace", v.pay_type AS "payType", v.currency, v.rate_minor AS "rateMinor",
           ${usualAutonomyOf(sql`e.workspace_id`, sql`e.id`)} AS autonomy
    FROM engagements e
    LEFT JOIN users u ON u.id = e.assistant_user_id
    LEFT JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.state = 'in_force'
    LEFT JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.state <> 'ended'
    ORDER BY a.id IS NULL, name
    LIMIT 500`;
  return rows.map(({ workDays, worksFrom, worksUntil, payType, currency, rateMinor, ...row }) => ({
    ...row,
    hours: hoursOf({ ...row, workDays, worksFrom, worksUntil }),
    pay: payType && { payType, currency, rateMinor: Number(rateMinor) },
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

/** @returns the people a brief can be written for in a business. */
export async function getCandidates(userId: string, workspaceId: string): Promise<Candidates> {
  return withHolidays(await withActor({ kind: 'user', userId }, (tx) => readSurroundings(tx, workspaceId)));
}

export type NewBrief = Candidates & {
  /** what was already put into it, before its first save */
  readonly files: readonly BriefFile[];
  /** which of the reader's uploads for it are still under way */
  readonly uploads: readonly WaitingUpload[];
};

/** What the editor needs for a brief that doesn't exist yet. */
export async function getNewBrief(userId: string, { workspaceId, id }: BriefRef): Promise<NewBrief> {
  const found = await withActor({ kind: 'user', userId }, async (tx) => ({
    around: await readSurroundings(tx, workspaceId),
    files: await listDraftFiles(tx, { workspaceId, id }),
    uploads: await listUploadsIntoDraft(tx, { workspaceId, id }, now()),
  }));
  const { around, ...files } = found;
  return { ...(await withHolidays(around)), ...files };
}

async function readSurroundings(tx: Tx, workspaceId: string) {
  return {
    candidates: await listCandidates(tx, workspaceId),
    recent: await listRecentBudgets(tx, workspaceId),
  };
}

export type Draft = NewBrief & {
  readonly brief: BriefDocument;
  readonly clearEnough: readonly string[];
  /** its playbook's givens */
  readonly playbookGivens: readonly string[];
  /** what it names as the price of each brief */
  readonly playbookPrice: Money | null;
};

const DraftFound = z.object({
  brief: BriefDocument,
  clearEnough: z.array(z.string()),
  playbook: z.unknown(),
  uploads: z.array(WaitingUpload),
});

/** @returns a brief for its editor; null when it isn't there or isn't theirs. */
export async function getDraft(userId: string, ref: BriefRef): Promise<Draft | null> {
  const draft = await withActor({ kind: 'user', userId }, async (tx) => {
    const [row] = await tx.$queryRaw<{ draft: unknown }[]>`
      SELECT json_build_object(
        'brief', (${documentQuery(ref)}), 'clearEnough', d.clear_enough, 'playbook', (${playbookOfBriefQuery(ref)}),
        'uploads', (${uploadsIntoDraftQuery(ref, now())})) AS draft
      FROM briefs d WHERE d.workspace_id = ${ref.workspaceId}::uuid AND d.id = ${ref.id}::uuid`;
    if (!row) return null;
    const { playbook, ...found } = DraftFound.parse(row.draft);
    const files = await listDraftFiles(tx, ref);
    const around = await readSurroundings(tx, ref.workspaceId);
    return {
      ...found,
      files,
      playbookGivens: givensIn(playbook),
      playbookPrice: priceIn(playbook),
      ...around,
    };
  });
  return draft && { ...draft, ...(await withHolidays(draft)) };
}

export type SavedDraft = {
  readonly brief: BriefDocument;
  /** null if unknown; `by` is null for the reader */
  readonly lastSaved: Pick<DraftChange, 'by' | 'at'> | null;
};

/** @returns a saved brief, and who saved it last; null when it isn't there or isn't theirs. */
export async function getDraftAsSaved(userId: string, ref: BriefRef): Promise<SavedDraft | null> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    if (!brief) return null;
    const { changes } = await listChanges(tx, ref, { userId });
    return { brief, lastSaved: changes[0] ?? null };
  });
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
