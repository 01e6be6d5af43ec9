import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { doneBriefs, onlyThis, type Place } from './done-briefs';
import { onePage, pageOf, type RowsPage } from './paging';
import type { Period } from './periods.rules';
import type { FactShown } from './view.rules';

/** A brief that was approved in a period, with what the facts count of it. */
export type DoneBrief = {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly deliveredAt: Date;
  /** that held when it was first delivered */
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
  unclear: sql`by_brief > 0`,
  asked: sql`questions > 0`,
  changed: sql`by_owner + by_assistant > 0`,
};

/** @returns a page of the briefs that a fact of a period is counted from, the latest approved first. */
export async function listDoneBriefs(
  tx: Tx,
  place: Place,
  period: Period,
  { shown, after }: { readonly shown: FactShown; readonly after: string | null },
): Promise<RowsPage<DoneBrief>> {
  const rows = await tx.$queryRaw<DoneBrief[]>`
    WITH ${doneBriefs(onlyThis(place), period)}
    SELECT * FROM (
      SELECT id, title, at, delivered_at AS "deliveredAt", deadline_at AS "deadlineAt", budget_minutes AS "budgetMinutes",
        revisions::int, by_brief::int AS "byBrief", questions::int, (by_owner + by_assistant)::int AS changes
      FROM done WHERE ${ONLY[shown] ?? sql`true`}) counted
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

/** @returns a page of the briefs that ended without an approval, the latest first. */
export async function listEndedBriefs(
  tx: Tx,
  place: Place,
  period: Period,
  after: string | null,
): Promise<RowsPage<EndedBrief>> {
  const rows = await tx.$queryRaw<EndedBrief[]>`
    WITH ${doneBriefs(onlyThis(place), period)}
    SELECT * FROM (
      SELECT c.id, c.title, c.at, c.state::text AS kind, coalesce(e.reason, '') AS reason FROM closed c
      LEFT JOIN brief_endings e ON e.workspace_id = ${place.workspaceId}::uuid
        AND e.engagement_id = ${place.engagementId}::uuid AND e.brief_id = c.id
      WHERE c.state <> 'approved') ended
    ${onePage(after)}`;
  return pageOf(rows);
}
