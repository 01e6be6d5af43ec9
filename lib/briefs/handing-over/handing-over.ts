import { lockAgreementInForce } from '@/lib/agreements/queries';
import { setReminders } from '@/lib/notifications/reminding';
import { requireGoingOn } from '@/lib/people/pausing/pausing.rules';
import { demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { planAnswerReminder } from '../awaited.jobs';
import { requireAgreement, requireWorkingTogether } from '../handing-over.rules';
import type { LoadedBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyAssistant } from '../notifying';
import { handedOverMail } from './emails/handed-over';

type HandingOver = { readonly assistantName: string; readonly outcome: string; readonly at: Date };

/**
 * Hands a draft over to its assistant, under the agreement in force: from now on its deadline runs and sends reminders.
 * @throws Refused (`ended`, `paused`, `no_agreement`, `changed_meanwhile`)
 */
export async function handOver(
  tx: Tx,
  brief: LoadedBrief['brief'],
  { assistantName, outcome, at }: HandingOver,
): Promise<void> {
  const { workspaceId, engagementId } = brief;
  const { state } = await tx.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { state: true },
  });
  demand(requireWorkingTogether(state === 'ended', assistantName));
  demand(requireGoingOn(state, assistantName));
  const found = await lockAgreementInForce(tx, workspaceId, engagementId);
  const agreement = demand(requireAgreement(found, assistantName));
  await moveBrief(tx, brief, 'sent', at, { agreementId: agreement.id, sentAt: at });
  await setReminders(tx, { ...brief, state: 'sent' });
  const sent = { ...brief, agreementId: agreement.id };
  await planAnswerReminder(tx, sent, 'hand_over_waiting', { by: 'assistant', since: at });
  await notifyAssistant(tx, brief, {
    kind: 'brief.handed_over',
    factId: brief.id,
    at,
    write: (words) => handedOverMail(words, outcome),
  });
}
