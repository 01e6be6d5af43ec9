import { z } from 'zod';
import { cancelReminders, takeReminder } from '@/lib/notifications/reminding';
import { oweBrief } from '@/lib/pay/owing';
import { audit } from '@/lib/platform/actions/audit';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { approvalAheadLetter, approvedByAgreementLetter } from './emails/silence';
import { holdBrief } from './loading';
import { moveBrief } from './moving';
import { writeReview } from './reviews';
import { judgeSilenceReminder, SILENCE_KINDS, silenceApproves } from './silence.rules';
import { tellAssistant, tellStaff } from './telling';

/**
 * Approves a delivery that was left without an answer for as long as the agreement says. The brief is held and judged in
 * the transaction that writes the review, so it happens once, however many workers or crashes there are, and never after
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

type Awaited = { readonly workspaceId: string; readonly briefId: string; readonly deliveryId: string };

async function approve(tx: Tx, { workspaceId, briefId, deliveryId }: Awaited): Promise<void> {
  const at = now();
  const brief = await holdBrief(tx, { workspaceId, id: briefId });
  const [latest] = await tx.delivery.findMany({
    where: { workspaceId, briefId },
    orderBy: { number: 'desc' },
    take: 1,
    select: { id: true, countsAsApprovedAt: true },
  });
  if (!brief?.agreementId || !latest || latest.id !== deliveryId) return;
  if (!silenceApproves(brief, latest, latest.id, at)) return;

  await moveBrief(tx, brief, 'approved', at, { closedAt: at });
  const review = await writeReview(tx, brief, {
    deliveryId,
    outcome: 'approved',
    note: '',
    reviewedById: null,
    byAgreementId: brief.agreementId,
    reviewedAt: at,
  });
  await oweBrief(tx, brief, { approvedById: null, approvedAt: at });
  await cancelReminders(tx, brief);
  await audit(tx, {
    workspaceId,
    engagementId: brief.engagementId,
    actorUserId: null,
    action: 'brief.approved_by_agreement',
    subject: { kind: 'brief', id: brief.id },
    data: { deliveryId, deliveryHash: review.deliveryHash, agreementId: brief.agreementId },
  });
  const news = { kind: 'brief.approved_by_agreement', factId: review.id, at };
  await tellAssistant(tx, brief, {
    ...news,
    write: (words) => approvedByAgreementLetter(words, 'assistant'),
  });
  await tellStaff(tx, brief, { ...news, write: (words) => approvedByAgreementLetter(words, 'owner') });
}

/** Tells one side ahead that silence will count as an approval, if it still will. Goes out once, as every reminder. */
export const remindOfSilence = defineJob({
  name: 'briefs.remind_of_silence',
  payload: z.object({ workspaceId: z.uuid(), reminderId: z.uuid() }),
  async run({ workspaceId, reminderId }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) => remind(tx, workspaceId, reminderId));
  },
});

async function remind(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const at = now();
  if (!(await takeReminder(tx, workspaceId, id))) return;
  const where = { workspaceId_id: { workspaceId, id } };
  const { dueAt, ...row } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { brief: { include: { deliveries: { orderBy: { number: 'desc' }, take: 1 } } } },
  });
  const kind = SILENCE_KINDS.find((each) => each === row.kind);
  const { brief } = row;
  if (!brief || !kind) return;
  const until = brief.deliveries[0]?.countsAsApprovedAt ?? null;
  const verdict = judgeSilenceReminder(
    { kind, dueAt },
    { state: brief.state, countsAsApprovedAt: until },
    at,
  );
  if (verdict === 'cancel' || until === null) {
    await tx.reminder.update({ where, data: { cancelledAt: at } });
    return;
  }
  await tx.reminder.update({ where, data: { sentAt: at } });
  const reader = kind === 'approval_soon' ? 'assistant' : 'owner';
  await (reader === 'assistant' ? tellAssistant : tellStaff)(tx, brief, {
    kind: `reminder.${kind}`,
    factId: id,
    at,
    write: (words) => approvalAheadLetter(words, { until, reader }),
  });
}
