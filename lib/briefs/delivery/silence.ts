import { findAgreedTerms } from '@/lib/agreements/queries';
import { setSilenceReminders } from '@/lib/notifications/reminding';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from '../loading';
import { approveBySilence, remindOfSilence } from './silence.jobs';
import { countsAsApprovedAt, planSilence } from './silence.rules';
import { planWaiting } from './waiting.rules';

type Brief = LoadedBrief['brief'];

/** @returns when a delivery made now counts as approved if nobody answers; null if the agreement doesn't say so. */
export async function findSilenceEnd(tx: Tx, brief: Brief, deliveredAt: Date): Promise<Date | null> {
  const { workspaceId, agreementId } = brief;
  const agreed = await findAgreedTerms(tx, workspaceId, agreementId);
  const { timeZone } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  return countsAsApprovedAt(deliveredAt, agreed?.autoApprovalDays ?? null, timeZone);
}

type Delivered = { readonly deliveryId: string; readonly until: Date | null; readonly now: Date };

/**
 * Waits for a delivery's answer: plans the approval by silence and its warnings, or the reminders about it; deadline
 * reminders stop.
 */
export async function planReviewReminders(
  tx: Tx,
  brief: Brief,
  { deliveryId, until, now }: Delivered,
): Promise<void> {
  const { workspaceId, engagementId, id: briefId } = brief;
  const delivery = { state: 'delivered', deliveredAt: now, countsAsApprovedAt: until } as const;
  const planned = [...planSilence(delivery, now), ...planWaiting(delivery, now)];
  await setSilenceReminders(tx, { workspaceId, engagementId, briefId }, planned, remindOfSilence);
  if (until) await enqueue(tx, approveBySilence, { workspaceId, briefId, deliveryId }, { runAt: until });
}
