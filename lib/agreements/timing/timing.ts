import { planNextEvaluation } from '@/lib/evaluations/planning';
import { setAgreementReminders } from '@/lib/notifications/reminding';
import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { closeAgreement } from './ending.jobs';
import { nextEnding } from './ending.rules';
import { readRemindable } from './remindable.queries';
import { remindOfAgreement } from './reminding.jobs';
import { planAgreementReminders } from './reminding.rules';

type AgreementPlace = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/**
 * Brings an agreement's automatic steps in line with its present state: who is reminded of what, and when it ends. The
 * last thing an action does, in its transaction.
 */
export async function planAutomaticSteps(
  tx: Tx,
  { workspaceId, engagementId, id }: AgreementPlace,
): Promise<void> {
  const agreement = await readRemindable(tx, { workspaceId, id });
  if (!agreement) return;
  const at = now();
  const planned = planAgreementReminders(agreement, at);
  await setAgreementReminders(tx, { workspaceId, engagementId, id }, planned, remindOfAgreement);
  if (agreement.state === 'in_force') await planNextEvaluation(tx, { workspaceId, engagementId });
  const ending = nextEnding(agreement);
  if (ending === null) return;
  const job = { runAt: ending.at, key: `${closeAgreement.name}:${id}` };
  await enqueue(tx, closeAgreement, { workspaceId, agreementId: id }, job);
}
