import type { NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests } from '@/lib/notifications/notifying';
import { findSides, type MailReader } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { MailContent } from '@/lib/platform/mail';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import type { PayMailData } from './emails/pay-mail';

type PayNotification = {
  readonly kind: NotificationKindOf<'pay'>;
  /** the row or the day that it is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  /** the payment it is about: it leads to its page, and a reply by mail into its conversation */
  readonly paymentId?: string;
  readonly write: (words: PayMailData) => MailContent;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function notifyAssistant(
  tx: Tx,
  place: EngagementRef,
  notification: PayNotification,
): Promise<void> {
  const sides = await findSides(tx, place);
  const { workspaceId, engagementId } = place;
  const url = notification.paymentId
    ? addresses.inboxPayment(workspaceId, notification.paymentId)
    : addresses.inboxStatement(workspaceId, engagementId);
  if (sides.assistant)
    await notifyReader(tx, place, notification, { sides, side: 'assistant', reader: sides.assistant, url });
  await settle(tx, place, notification);
}

/** Writes to the owners, in the transaction of what happened. */
export async function notifyOwners(
  tx: Tx,
  place: EngagementRef,
  notification: PayNotification,
): Promise<void> {
  const sides = await findSides(tx, place);
  const { slug } = sides.business;
  const url = notification.paymentId
    ? addresses.payment(slug, notification.paymentId)
    : addresses.statement(slug, place.engagementId);
  for (const reader of sides.owners)
    await notifyReader(tx, place, notification, { sides, side: 'owner', reader, url });
  await settle(tx, place, notification);
}

function settle(tx: Tx, { workspaceId, engagementId }: EngagementRef, notification: PayNotification) {
  return settleRequests(tx, {
    ...notification,
    workspaceId,
    engagementId,
    subjectId: notification.paymentId ?? engagementId,
  });
}

type To = {
  readonly sides: Awaited<ReturnType<typeof findSides>>;
  readonly side: 'owner' | 'assistant';
  readonly reader: MailReader;
  readonly url: string;
};

async function notifyReader(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  notification: PayNotification,
  to: To,
): Promise<void> {
  const { sides, side, reader, url } = to;
  const { business, assistantName } = sides;
  const mail = notification.write({
    business: business.name,
    assistant: assistantName,
    now: notification.at,
    url: absolute(url),
  });
  await notify(tx, {
    kind: notification.kind,
    factId: notification.factId,
    at: notification.at,
    workspaceId,
    engagementId,
    side,
    reader,
    mail,
    subject: notification.paymentId
      ? { kind: 'payment', id: notification.paymentId }
      : { kind: 'statement', id: engagementId },
    words: { title: mail.subject, other: side === 'owner' ? assistantName : business.name },
  });
}
