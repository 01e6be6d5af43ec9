import type { NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests, wasNotified, withdrawRequests } from '@/lib/notifications/notifying';
import type { MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefMailData } from './emails/brief-mail';
import { loadParties, type Parties, type Reader, wordsFor } from './parties';
import type { BriefParty } from './rules';

export type BriefNotification = {
  readonly kind: NotificationKindOf<'brief' | 'reminder'>;
  /** the row that it is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  /** other rows that were announced, and that are done by it as well */
  readonly alsoCompletes?: readonly string[];
  readonly at: Date;
  /** the instant that it names; defaults to the deadline */
  readonly moment?: Date;
  /** it became due during an outage */
  readonly isLate?: boolean;
  /**
   * for what is withdrawn: the kind with which it was announced; somebody not yet told of it isn't told of this either
   */
  readonly onlyIfTold?: NotificationKindOf<'brief'>;
  /** the question that its mail carries: a reply by mail is its answer */
  readonly questionId?: string;
  /** what the other person wrote: the list of notifications shows it, and so does a mail that tells several things */
  readonly excerpt?: string | null;
  readonly write: (words: BriefMailData) => MailContent;
};

type NotifiedBrief = Parameters<typeof loadParties>[1];

/** Writes to the assistant, in the transaction of what happened. */
export async function notifyAssistant(
  tx: Tx,
  brief: NotifiedBrief,
  notification: BriefNotification,
): Promise<void> {
  const parties = await loadParties(tx, brief);
  if (parties.assistant)
    await notifyReader(tx, brief, parties, { ...parties.assistant, side: 'assistant' }, notification);
  await settle(tx, brief, notification);
}

/** Writes to the owners, and to the manager who wrote the brief, in the transaction of what happened. */
export async function notifyStaff(
  tx: Tx,
  brief: NotifiedBrief,
  notification: BriefNotification,
): Promise<void> {
  const parties = await loadParties(tx, brief);
  for (const reader of parties.staff) {
    const { onlyIfTold: kind, factId } = notification;
    if (kind && !(await wasNotified(tx, { ...brief, kind, factId, readerId: reader.id }))) continue;
    await notifyReader(tx, brief, parties, { ...reader, side: 'owner' }, notification);
  }
  await settle(tx, brief, notification);
}

function settle(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: NotifiedBrief,
  notification: BriefNotification,
) {
  return settleRequests(tx, { ...notification, workspaceId, engagementId, subjectId });
}

/**
 * Ends what notifications about a brief ask of either side, since it is over: nobody answers, agrees or reviews any
 * more.
 */
export async function withdrawRequestsOfBrief(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: Pick<NotifiedBrief, 'workspaceId' | 'engagementId' | 'id'>,
  at: Date,
): Promise<void> {
  await withdrawRequests(tx, { workspaceId, engagementId, subjectId, actions: ASKED_OF_BRIEF, at });
}

const ASKED_OF_BRIEF = [
  'take_on',
  'answer_question',
  'answer_late_question',
  'answer_change',
  'answer_late_change',
  'review_delivery',
] as const;

/** Writes to the side that didn't act. */
export async function notifyOtherSide(
  tx: Tx,
  brief: NotifiedBrief,
  doneBy: BriefParty,
  notification: BriefNotification,
): Promise<void> {
  await (doneBy === 'owner' ? notifyAssistant : notifyStaff)(tx, brief, notification);
}

type Recipient = Reader & { readonly side: 'owner' | 'assistant' };

async function notifyReader(
  tx: Tx,
  brief: NotifiedBrief,
  parties: Parties,
  reader: Recipient,
  notification: BriefNotification,
): Promise<void> {
  const { workspaceId, engagementId, id, title, deadlineAt } = brief;
  const other = reader.side === 'assistant' ? parties.business.name : parties.assistantName;
  await notify(tx, {
    kind: notification.kind,
    factId: notification.factId,
    at: notification.at,
    workspaceId,
    engagementId,
    side: reader.side,
    reader,
    words: { title, other },
    subject: reader.isOver ? { kind: 'statement', id: engagementId } : { kind: 'brief', id },
    moment: notification.moment ?? deadlineAt,
    mail: notification.write(wordsFor(brief, parties, reader, notification.at)),
    isLate: notification.isLate ?? false,
    excerpt: notification.excerpt ?? '',
    ...(notification.questionId === undefined ? {} : { questionId: notification.questionId }),
  });
}
