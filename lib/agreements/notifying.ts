import type { NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests } from '@/lib/notifications/notifying';
import { listOwners } from '@/lib/people/queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import type { MailAttachment, MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementMailData } from './emails/agreement-mail';

export type Reader = { readonly id: string; readonly email: string; readonly name: string };

/** What a mail needs to know about an agreement; what loadAgreement loads. */
export type NotifiedAgreement = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly amendsId: string | null;
  readonly inForceAt: Date | null;
  readonly engagement: {
    readonly assistantName: string;
    readonly assistant: Reader | null;
    readonly workspace: { readonly slug: string; readonly name: string };
  };
};

/** Selects it, for a job that has nothing else to load. */
export const NOTIFIED_AGREEMENT = {
  workspaceId: true,
  id: true,
  engagementId: true,
  title: true,
  amendsId: true,
  inForceAt: true,
  engagement: {
    select: {
      assistantName: true,
      assistant: { select: { id: true, name: true, email: true } },
      workspace: { select: { slug: true, name: true } },
    },
  },
} as const;

type AgreementNotification = {
  readonly kind: NotificationKindOf<'agreement' | 'reminder'>;
  /** what it is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  /** the instant that it names, if it names one */
  readonly moment?: Date;
  /** it became due during an outage */
  readonly isLate?: boolean;
  readonly write: (words: AgreementMailData) => MailContent;
  readonly attachments?: readonly MailAttachment[];
};

/** Writes to the assistant, in the transaction of what happened. */
export async function notifyAssistant(
  tx: Tx,
  agreement: NotifiedAgreement,
  notification: AgreementNotification,
): Promise<void> {
  const { assistant } = agreement.engagement;
  const url = absolute(addresses.inboxAgreement(agreement.workspaceId, agreement.id));
  if (assistant) await notifyReader(tx, agreement, { ...assistant, url, side: 'assistant' }, notification);
  await settle(tx, agreement, notification);
}

/** Writes to the owners, in the transaction of what happened. */
export async function notifyOwners(
  tx: Tx,
  agreement: NotifiedAgreement,
  notification: AgreementNotification,
): Promise<void> {
  for (const owner of await listOwners(tx, agreement.workspaceId)) {
    await notifyOwner(tx, agreement, owner, notification);
  }
  await settle(tx, agreement, notification);
}

function settle(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: NotifiedAgreement,
  notification: AgreementNotification,
) {
  return settleRequests(tx, { ...notification, at: now(), workspaceId, engagementId, subjectId });
}

/** Writes to one of the owners. */
export async function notifyOwner(
  tx: Tx,
  agreement: NotifiedAgreement,
  owner: Reader,
  notification: AgreementNotification,
): Promise<void> {
  const { slug } = agreement.engagement.workspace;
  const url = absolute(addresses.agreement(slug, agreement.id));
  await notifyReader(tx, agreement, { ...owner, url, side: 'owner' }, notification);
}

type Recipient = Reader & { readonly url: string; readonly side: 'owner' | 'assistant' };

async function notifyReader(
  tx: Tx,
  agreement: NotifiedAgreement,
  reader: Recipient,
  notification: AgreementNotification,
): Promise<void> {
  const { workspaceId, engagementId, id, title, amendsId, inForceAt, engagement } = agreement;
  const isAmendment = amendsId !== null;
  const { assistant, assistantName, workspace } = engagement;
  const names = { business: workspace.name, assistant: assistant?.name ?? assistantName };
  const { write, ...about } = notification;
  await notify(tx, {
    ...about,
    at: now(),
    workspaceId,
    engagementId,
    side: reader.side,
    reader,
    subject: { kind: 'agreement', id },
    // it has the title of what is in force: that this was withdrawn, or has run out, mustn't be read of the other
    words: {
      title: isAmendment && inForceAt === null ? `Amendment: ${title}` : title,
      other: reader.side === 'assistant' ? names.business : names.assistant,
    },
    mail: write({ title, isAmendment, ...names, reader: reader.name, url: reader.url }),
  });
}
