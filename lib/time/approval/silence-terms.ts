import { findAgreedTerms } from '@/lib/agreements/queries';
import { timeApprovedAfter } from '@/lib/agreements/terms/paying.rules';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedTimesheet } from '../loading';

/**
 * @returns the agreement that governs a week's last worked day, after how many days silence approves time under it
 * (null: never), and for how many days that can be disputed; null when none does.
 */
export async function silenceTermsFor(
  tx: Tx,
  { workspaceId, engagementId, id }: Pick<LoadedTimesheet, 'workspaceId' | 'engagementId' | 'id'>,
) {
  const [row] = await tx.$queryRaw<{ agreementId: string | null }[]>`
    SELECT app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, max(work_day)) AS "agreementId"
    FROM time_entries WHERE workspace_id = ${workspaceId}::uuid AND timesheet_id = ${id}::uuid`;
  const agreementId = row?.agreementId ?? null;
  const terms = agreementId === null ? null : await findAgreedTerms(tx, workspaceId, agreementId);
  if (agreementId === null || !terms) return null;
  return { agreementId, approvedAfter: timeApprovedAfter(terms), disputeDays: terms.disputeDays };
}
