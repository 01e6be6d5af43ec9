import { planAutomaticStepsAnew } from '@/lib/evaluations/left-at-the-end';
import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import type { NotifiedEnding } from './notifying';

/** Cancels an ending, by both sides' word or signatures; its jobs find nothing to do any more. */
export async function takeBack(
  tx: Tx,
  { workspaceId, engagementId, id }: NotifiedEnding,
  { at, byUserId }: { readonly at: Date; readonly byUserId: string | null },
): Promise<void> {
  await tx.engagementEnding.updateMany({ where: { workspaceId, id }, data: { takenBackAt: at } });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: byUserId,
    action: 'ending.taken_back',
    subject: { kind: 'engagement', id: engagementId },
    data: { endingId: id },
  });
  await planAutomaticStepsAnew(tx, { workspaceId, engagementId });
}
