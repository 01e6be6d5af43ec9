import { endRetainer } from '@/lib/pay/owing';
import { termsOn } from '@/lib/pay/terms/pay-terms.queries';
import type { Tx } from '@/lib/platform/tenancy';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';

type Ended = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly engagement: { readonly workspace: { readonly timeZone: string } };
};

/**
 * The agreement that governed last is paid up to its last day: if an amendment ends before it began, that is the
 * previous one.
 */
export async function endPay(
  tx: Tx,
  { workspaceId, engagementId, engagement }: Ended,
  endedAt: Date,
): Promise<void> {
  const zone = engagement.workspace.timeZone;
  const place = { workspaceId, engagementId };
  const day = dateIn(lastMomentBefore(endedAt), zone);
  const last = await termsOn(tx, place, day);
  if (last) await endRetainer(tx, { ...place, agreementId: last.agreementId, zone }, day);
}
