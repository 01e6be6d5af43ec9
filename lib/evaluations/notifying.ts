import { factsOf, type NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests } from '@/lib/notifications/notifying';
import { type MailReader, type Sides, staffToTell } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { MailAttachment, MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { formatDay, placeOf } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { EvaluationMailData } from './emails/evaluation-mail';
import type { EvaluationSide } from './rules';

export type NotifiedEvaluation = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
};

export type EvaluationNotification = {
  readonly kind: NotificationKindOf<'evaluation' | 'reminder'>;
  /** the row that it is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  /** the end of the day on which it is due */
  readonly moment: Date;
  readonly isLate?: boolean;
  readonly attachments?: readonly MailAttachment[];
  readonly write: (words: EvaluationMailData) => MailContent;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function notifyAssistant(
  tx: Tx,
  evaluation: NotifiedEvaluation,
  sides: Sides,
  notification: EvaluationNotification,
): Promise<void> {
  const url = addresses.inboxEvaluation(evaluation.workspaceId, evaluation.id);
  if (sides.assistant)
    await notifyReader(tx, evaluation, notification, {
      sides,
      side: 'assistant',
      reader: sides.assistant,
      url,
    });
  await settle(tx, evaluation, notification);
}

/** Writes to the owners, and to the managers if they may act on it, in the transaction of what happened. */
export async function notifyStaff(
  tx: Tx,
  evaluation: NotifiedEvaluation,
  sides: Sides,
  notification: EvaluationNotification,
): Promise<void> {
  const url = addresses.evaluation(sides.business.slug, evaluation.id);
  for (const reader of staffToTell(sides, factsOf(notification.kind).managers))
    await notifyReader(tx, evaluation, notification, { sides, side: 'owner', reader, url });
  await settle(tx, evaluation, notification);
}

function settle(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: NotifiedEvaluation,
  notification: EvaluationNotification,
) {
  return settleRequests(tx, { ...notification, workspaceId, engagementId, subjectId });
}

/** Writes to one of the two sides. */
export function notifySide(side: EvaluationSide) {
  return side === 'owner' ? notifyStaff : notifyAssistant;
}

type To = {
  readonly sides: Sides;
  readonly side: EvaluationSide;
  readonly reader: MailReader;
  readonly url: string;
};

async function notifyReader(
  tx: Tx,
  { workspaceId, engagementId, id }: NotifiedEvaluation,
  { write, moment, ...notification }: EvaluationNotification,
  { sides, side, reader, url }: To,
): Promise<void> {
  const other = side === 'owner' ? sides.assistantName : sides.business.name;
  // its last moment, on the calendar of the business, which both go by
  const lastMoment = lastMomentBefore(moment);
  const dueOn = formatDay(lastMoment, sides.business.timeZone, notification.at);
  await notify(tx, {
    ...notification,
    workspaceId,
    engagementId,
    side,
    reader,
    moment: lastMoment,
    subject: { kind: 'evaluation', id },
    words: { title: 'Evaluation', other },
    mail: write({
      other,
      role: roleOf(sides, reader),
      business: sides.business.name,
      dueOn,
      place: placeOf(sides.business.timeZone),
      url: absolute(url),
    }),
  });
}

function roleOf({ owners, managers }: Sides, { id }: MailReader): EvaluationMailData['role'] {
  if (managers.some((manager) => manager.id === id)) return 'manager';
  return owners.some((owner) => owner.id === id) ? 'owner' : 'assistant';
}
