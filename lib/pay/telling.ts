import { notify, settleAsked } from '@/lib/notifications/notifying';
import type { NoticeKindOf } from '@/lib/notifications/registry.rules';
import { findSides, type MailReader } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import type { MailContent } from '@/lib/platform/mail';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import type { PayMailData } from './emails/pay-mail';

type News = {
  readonly kind: NoticeKindOf<'pay'>;
  /** the row or the day that the news is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  /** the payment it is about: it leads to its page, and a reply by mail into its conversation */
  readonly paymentId?: string;
  readonly write: (words: PayMailData) => MailContent;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, place: EngagementRef, news: News): Promise<void> {
  const sides = await findSides(tx, place);
  const { workspaceId, engagementId } = place;
  const url = news.paymentId
    ? addresses.inboxPayment(workspaceId, news.paymentId)
    : addresses.inboxStatement(workspaceId, engagementId);
  if (sides.assistant)
    await tell(tx, place, news, { sides, side: 'assistant', reader: sides.assistant, url });
  await settle(tx, place, news);
}

/** Writes to the owners, in the transaction of what happened. */
export async function tellOwners(tx: Tx, place: EngagementRef, news: News): Promise<void> {
  const sides = await findSides(tx, place);
  const { slug } = sides.business;
  const url = news.paymentId
    ? addresses.payment(slug, news.paymentId)
    : addresses.statement(slug, place.engagementId);
  for (const reader of sides.owners) await tell(tx, place, news, { sides, side: 'owner', reader, url });
  await settle(tx, place, news);
}

function settle(tx: Tx, { workspaceId, engagementId }: EngagementRef, news: News) {
  return settleAsked(tx, { ...news, workspaceId, engagementId, subjectId: news.paymentId ?? engagementId });
}

type To = {
  readonly sides: Awaited<ReturnType<typeof findSides>>;
  readonly side: 'owner' | 'assistant';
  readonly reader: MailReader;
  readonly url: string;
};

async function tell(tx: Tx, { workspaceId, engagementId }: EngagementRef, news: News, to: To): Promise<void> {
  const { sides, side, reader, url } = to;
  const { business, assistantName } = sides;
  const mail = news.write({
    business: business.name,
    assistant: assistantName,
    now: news.at,
    url: absolute(url),
  });
  await notify(tx, {
    kind: news.kind,
    factId: news.factId,
    at: news.at,
    workspaceId,
    engagementId,
    side,
    reader,
    mail,
    subject: news.paymentId
      ? { kind: 'payment', id: news.paymentId }
      : { kind: 'statement', id: engagementId },
    words: { title: mail.subject, other: side === 'owner' ? assistantName : business.name },
  });
}
