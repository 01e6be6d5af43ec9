import { listOwners } from '@/lib/people/queries';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { type MailAttachment, queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementLetterWords, Letter } from './emails/letter';

export type Reader = { readonly id: string; readonly email: string; readonly name: string };

/** What a letter has to know of an agreement; what loadAgreement loads. */
export type AgreementOfNews = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly engagement: {
    readonly assistantName: string;
    readonly assistant: Reader | null;
    readonly workspace: { readonly slug: string; readonly name: string };
  };
};

/** Selects it, for a job that has nothing else to load. */
export const AGREEMENT_OF_NEWS = {
  workspaceId: true,
  id: true,
  engagementId: true,
  title: true,
  engagement: {
    select: {
      assistantName: true,
      assistant: { select: { id: true, name: true, email: true } },
      workspace: { select: { slug: true, name: true } },
    },
  },
} as const;

type News = {
  /** `agreement.proposed` */
  readonly kind: string;
  /** what the news is about: the same fact is told to the same person once, whatever runs twice */
  readonly factId: string;
  readonly write: (words: AgreementLetterWords) => Letter;
  readonly attachments?: readonly MailAttachment[];
};

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, agreement: AgreementOfNews, news: News): Promise<void> {
  const { assistant } = agreement.engagement;
  const url = absolute(addresses.inboxAgreement(agreement.workspaceId, agreement.id));
  if (assistant) await tell(tx, agreement, assistant, url, news);
}

/** Writes to the owners, in the transaction of what happened. */
export async function tellOwners(tx: Tx, agreement: AgreementOfNews, news: News): Promise<void> {
  for (const owner of await listOwners(tx, agreement.workspaceId)) {
    await tellOwner(tx, agreement, owner, news);
  }
}

/** Writes to one of the owners. */
export async function tellOwner(
  tx: Tx,
  agreement: AgreementOfNews,
  owner: Reader,
  news: News,
): Promise<void> {
  const { slug } = agreement.engagement.workspace;
  await tell(tx, agreement, owner, absolute(addresses.agreement(slug, agreement.id)), news);
}

async function tell(
  tx: Tx,
  agreement: AgreementOfNews,
  reader: Reader,
  url: string,
  news: News,
): Promise<void> {
  const { assistant, assistantName, workspace } = agreement.engagement;
  const { subject, element } = news.write({
    title: agreement.title,
    business: workspace.name,
    assistant: assistant?.name ?? assistantName,
    reader: reader.name,
    url,
  });
  await queueMail(tx, {
    to: reader.email,
    kind: news.kind,
    subject,
    element,
    workspaceId: agreement.workspaceId,
    engagementId: agreement.engagementId,
    recipientUserId: reader.id,
    subjectId: agreement.id,
    uniqueKey: `${news.kind}:${news.factId}:${reader.id}`,
    ...(news.attachments ? { attachments: news.attachments } : {}),
  });
}
