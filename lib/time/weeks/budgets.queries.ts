import { capStatus } from '@/lib/pay/terms/time-pay.rules';
import type { Tx } from '@/lib/platform/tenancy';

type Sheet = { readonly workspaceId: string; readonly timesheetId: string };

/**
 * @returns the briefs that a week has time for and whose budget in hours is nearly used up or exceeded, with all time
 * ever recorded for them except what was conceded in a dispute. One query.
 */
export async function readTightBudgets(tx: Tx, { workspaceId, timesheetId }: Sheet) {
  const rows = await tx.$queryRaw<{ id: string; title: string; budget: number; used: number }[]>`
    SELECT b.id, b.title, b.budget_minutes AS budget,
           (SELECT (coalesce(sum(extract(epoch FROM t.ended_at - t.started_at)), 0) / 60)::int FROM time_entries t
            WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id AND NOT EXISTS (
              SELECT 1 FROM time_disputes d
              WHERE d.workspace_id = t.workspace_id AND d.entry_id = t.id AND d.state = 'conceded')) AS used
    FROM briefs b
    WHERE b.workspace_id = ${workspaceId}::uuid AND b.budget_minutes IS NOT NULL
      AND b.id IN (SELECT t.brief_id FROM time_entries t
                   WHERE t.workspace_id = ${workspaceId}::uuid AND t.timesheet_id = ${timesheetId}::uuid)
    ORDER BY b.title`;
  return rows
    .map((row) => ({ ...row, standing: capStatus(row.used, row.budget) }))
    .filter(({ standing }) => standing !== 'free');
}

export type TightBudgets = Awaited<ReturnType<typeof readTightBudgets>>;
