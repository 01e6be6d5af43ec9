import { type Tx, withActor } from '@/lib/platform/tenancy';
import { type MonthlyCost, monthsOf } from './costs.rules';
import type { PayPlace } from './owed';

/** @returns what somebody has cost month by month, by when the work was done; one series for each currency. */
export async function readCosts(
  tx: Tx,
  { workspaceId, engagementId }: PayPlace,
): Promise<readonly MonthlyCost[]> {
  const rows = await tx.$queryRaw<{ currency: string; month: string; minor: bigint }[]>`
    SELECT currency, to_char(until_day, 'YYYY-MM') AS month, sum(amount_minor)::bigint AS minor
    FROM owed_items
    WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid AND amount_minor <> 0
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return monthsOf(rows.map(({ minor, ...row }) => ({ ...row, minor: Number(minor) })));
}

/** The same for a page that needs nothing else. */
export function getCosts(userId: string, place: PayPlace): Promise<readonly MonthlyCost[]> {
  return withActor({ kind: 'user', userId }, (tx) => readCosts(tx, place));
}
