import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedSchedule } from './loading';

/** Ends a schedule that has nothing left to hand over, or nobody to hand it to. */
export async function endByItself(tx: Tx, { workspaceId, id }: LoadedSchedule, at: Date): Promise<void> {
  await tx.schedule.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { state: 'ended', stateChangedAt: at, version: { increment: 1 } },
  });
  await audit(tx, {
    workspaceId,
    actorUserId: null,
    action: 'schedule.ended',
    subject: { kind: 'schedule', id },
  });
}
