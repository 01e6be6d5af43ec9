import { type EngagementRef, type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { onePage, pageOf, type RowsPage } from './paging';
import type { Period } from './periods.rules';
import type { FactShown } from './view.rules';

/** A brief approved in a period, with what the facts count about it. */
export type DoneBrief = {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly deliveredAt: Date;
  /** as it was when it was first delivered */
  readonly deadlineAt: Date;
  readonly budgetMinutes: number | null;
  readonly revisions: number;
  readonly byBrief: number;
  readonly questions: number;
  readonly changes: number;
};

const ONLY: Partial<Record<FactShown, Sql>> = {
  late: sql`delivered_at > deadline_at`,
  sent_back: sql`revisions > 0`,
  unclear: sql`unmet_by_brief > 0`,
  asked: sql`questions > 0`,
  changed: sql`changes_by_owner + changes_by_assistant > 0`,
};

/** @returns a page of the briefs behind a fact, latest approved first. */
export async function listDoneBriefs(
  tx: Tx,
  place: EngagementRef,
  period: Period,
  { shown, after }: { readonly shown: FactShown; readonly after: string | null },
): Promise<RowsPage<DoneBrief>> {
  const rows = await tx.$queryRaw<DoneBrief[]>`
    SELECT * FROM (
      SELECT brief_id AS id, title, ended_at AS at, delivered_at AS "deliveredAt", deadline_at AS "deadlineAt",
        budget_minutes AS "budgetMinutes", revisions, unmet_by_brief AS "byBrief", questions,
        changes_by_owner + changes_by_assistant AS changes
      FROM brief_tallies WHERE ${endedIn(place, period)} AND state = 'approved' AND ${ONLY[shown] ?? sql`true`}) counted
    ${onePage(after)}`;
  return pageOf(rows);
}

/** A brief that ended in a period without an approval, and why. */
export type EndedBrief = {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly kind: 'declined' | 'withdrawn' | 'cancelled';
  readonly reason: string;
};

/** @returns a page of the briefs that ended without an approval, latest first. */
export async function listEndedBriefs(
  tx: Tx,
  place: EngagementRef,
  period: Period,
  after: string | null,
): Promise<RowsPage<EndedBrief>> {
  const rows = await tx.$queryRaw<EndedBrief[]>`
    SELECT * FROM (
      SELECT t.brief_id AS id, t.title, t.ended_at AS at, t.state::text AS kind, coalesce(e.reason, '') AS reason
      FROM (SELECT * FROM brief_tallies WHERE ${endedIn(place, period)} AND state <> 'approved') t
      LEFT JOIN brief_endings e ON e.workspace_id = t.workspace_id AND e.engagement_id = t.engagement_id
        AND e.brief_id = t.brief_id) ended
    ${onePage(after)}`;
  return pageOf(rows);
}

function endedIn({ workspaceId, engagementId }: EngagementRef, { from, until }: Period): Sql {
  return sql`workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
    AND ended_at >= ${from} AND ended_at < ${until}`;
}
