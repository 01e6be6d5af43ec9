import { z } from 'zod';
import { isLate } from '@/lib/notifications/reminders/rules';
import { cancelReminders, type DueReminder, defineReminder } from '@/lib/notifications/reminding';
import { oweBrief } from '@/lib/pay/owing';
import { outsideDaysOffOf } from '@/lib/people/hours/hours.queries';
import { audit } from '@/lib/platform/actions/audit';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { BriefMailData } from '../emails/brief-mail';
import { type LoadedBrief, lockBrief } from '../loading';
import { moveBrief } from '../moving';
import { type BriefNotification, notifyAssistant, notifyStaff, withdrawRequestsOfBrief } from '../notifying';
import { approvalAheadMail, approvedByAgreementMail } from './emails/silence';
import { deliveryWaitingMail } from './emails/waiting';
import { owedByApprovalInWords } from './owed.rules';
import { writeReview } from './reviews';
import { judgeSilenceReminder, planSilence, SILENCE_KINDS, silenceApproves } from './silence.rules';
import { judgeWaiting, WAITING_KINDS, type WaitingDelivery, whenToSend } from './waiting.rules';

/**
 * Approves a delivery that got no answer for as long as the agreement says. The brief is locked and judged in the
 * transaction that writes the review, so this happens once, however many workers or crashes there are, and never after
 * somebody has answered.
 */
export const approveBySilence = defineJob({
  name: 'briefs.approve_by_silence',
  payload: z.object({ workspaceId: z.uuid(), briefId: z.uuid(), deliveryId: z.uuid() }),
  async run({ workspaceId, briefId, deliveryId }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      approve(tx, { workspaceId, briefId, deliveryId }),
    );
  },
});

type DeliveryRef = { readonly workspaceId: string; readonly briefId: string; readonly deliveryId: string };

async function approve(tx: Tx, { workspaceId, briefId, deliveryId }: DeliveryRef): Promise<void> {
  const at = now();
  const brief = await lockBrief(tx, { workspaceId, id: briefId });
  const [latest] = await tx.delivery.findMany({
    where: { workspaceId, briefId },
    orderBy: { number: 'desc' },
    take: 1,
    select: { id: true, deliveredAt: true, countsAsApprovedAt: true },
  });
  if (!brief?.agreementId || !latest || latest.id !== deliveryId) return;
  if (!silenceApproves(brief, latest, latest.id, at)) return;

  const wasNotWarned = !(await wereWarned(tx, brief, latest));
  await moveBrief(tx, brief, 'approved', at, { closedAt: at });
  const review = await writeReview(tx, brief, {
    deliveryId,
    outcome: 'approved',
    note: '',
    reviewedById: null,
    byAgreementId: brief.agreementId,
    reviewedAt: at,
  });
  // owed from the moment silence counted, however late this job runs
  const made = await oweBrief(tx, brief, { approvedById: null, approvedAt: latest.countsAsApprovedAt ?? at });
  const owed = owedByApprovalInWords(made, at);
  await cancelReminders(tx, brief);
  await withdrawRequestsOfBrief(tx, brief, at);
  await audit(tx, {
    workspaceId,
    engagementId: brief.engagementId,
    actorUserId: null,
    action: 'brief.approved_by_agreement',
    subject: { kind: 'brief', id: brief.id },
    data: { deliveryId, deliveryHash: review.deliveryHash, agreementId: brief.agreementId },
  });
  const notification = { kind: 'brief.approved_by_agreement', factId: review.id, at } as const;
  await notifyAssistant(tx, brief, {
    ...notification,
    write: (words) => approvedByAgreementMail(words, { reader: 'assistant', owed, wasNotWarned }),
  });
  await notifyStaff(tx, brief, {
    ...notification,
    write: (words) => approvedByAgreementMail(words, { reader: 'owner', owed, wasNotWarned }),
  });
}

type Counted = { readonly deliveredAt: Date; readonly countsAsApprovedAt: Date | null };

/**
 * @returns whether a warning was sent that silence would count, or the approval came too soon after the delivery for
 * one; false after an outage.
 */
async function wereWarned(
  tx: Tx,
  { workspaceId, id: briefId }: Pick<LoadedBrief['brief'], 'workspaceId' | 'id'>,
  { deliveredAt, countsAsApprovedAt }: Counted,
): Promise<boolean> {
  if (planSilence({ state: 'delivered', countsAsApprovedAt }, deliveredAt).length === 0) return true;
  const ofIt = { workspaceId, briefId, kind: { in: [...SILENCE_KINDS] }, dueAt: { gt: deliveredAt } };
  return (await tx.reminder.count({ where: { ...ofIt, sentAt: { not: null } } })) > 0;
}

/**
 * Warns one side that silence will count as an approval, or reminds the owner's side that a delivery waits, if that is
 * still so. Sent once, like every reminder, and of a delivery that waits not on a day off of the business (adr/0220).
 */
export const remindOfSilence = defineReminder('briefs.remind_of_silence', remind);

async function remind(tx: Tx, { id, where, at, cancel, putOff, markSent }: DueReminder): Promise<void> {
  const { dueAt, brief, kind } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { brief: { include: { deliveries: { orderBy: { number: 'desc' }, take: 1 } } } },
  });
  const delivery = brief?.deliveries[0];
  if (!brief || !delivery) return;
  const waiting = { ...delivery, state: brief.state };
  const news = whatToSay({ kind, dueAt }, waiting, at);
  const ofWaiting = WAITING_KINDS.find((each) => each === kind);
  const sentFrom = ofWaiting ? await outsideDaysOffOf(tx, brief.workspaceId, dueAt) : dueAt;
  const decided = ofWaiting ? whenToSend({ kind: ofWaiting, dueAt }, waiting, sentFrom, at) : 'now';
  if (!news || decided === 'cancel') {
    await cancel();
    return;
  }
  if (decided === 'then') {
    await putOff(sentFrom);
    return;
  }
  await markSent();
  const { to, ...notification } = news;
  await (to === 'assistant' ? notifyAssistant : notifyStaff)(tx, brief, {
    ...notification,
    factId: id,
    at,
    isLate: isLate(sentFrom, at),
  });
}

type Due = { readonly kind: string; readonly dueAt: Date };
type SilenceNews = Pick<BriefNotification, 'kind' | 'moment' | 'write'> & {
  readonly to: 'owner' | 'assistant';
};

/** @returns what a reminder about a delivery says, and to which side; null when it would no longer be true. */
function whatToSay({ kind, dueAt }: Due, delivery: WaitingDelivery, at: Date): SilenceNews | null {
  const { countsAsApprovedAt: until, deliveredAt } = delivery;
  const ofSilence = SILENCE_KINDS.find((each) => each === kind);
  if (ofSilence && until && judgeSilenceReminder({ kind: ofSilence, dueAt }, delivery, at) === 'send') {
    const reader = ofSilence === 'approval_soon' ? 'assistant' : 'owner';
    const write = (words: BriefMailData) => approvalAheadMail(words, { until, reader });
    return { kind: `reminder.${ofSilence}`, moment: until, write, to: reader };
  }
  const ofWaiting = WAITING_KINDS.find((each) => each === kind);
  if (ofWaiting && judgeWaiting({ kind: ofWaiting, dueAt }, delivery, at) === 'send') {
    const write = (words: BriefMailData) => deliveryWaitingMail(words, { deliveredAt });
    return { kind: `reminder.${ofWaiting}`, moment: deliveredAt, write, to: 'owner' };
  }
  return null;
}
