import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefLetterWords, Letter } from './emails/letter';
import { loadParties, type Parties, type Reader, wordsFor } from './parties';
import type { BriefParty } from './rules';

type News = {
  /** `brief.approved` */
  readonly kind: string;
  /** the row that the news is about: the same fact is told to the same person once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  readonly write: (words: BriefLetterWords) => Letter;
};

type BriefOfNews = Parameters<typeof loadParties>[1];

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, brief: BriefOfNews, news: News): Promise<void> {
  const parties = await loadParties(tx, brief);
  if (parties.assistant) await tell(tx, brief, parties, parties.assistant, news);
}

/** Writes to the owners, and to the manager who wrote the brief, in the transaction of what happened. */
export async function tellStaff(tx: Tx, brief: BriefOfNews, news: News): Promise<void> {
  const parties = await loadParties(tx, brief);
  for (const reader of parties.staff) await tell(tx, brief, parties, reader, news);
}

/** Writes to the side that didn't do it. */
export async function tellOtherSide(
  tx: Tx,
  brief: BriefOfNews,
  doneBy: BriefParty,
  news: News,
): Promise<void> {
  await (doneBy === 'owner' ? tellAssistant : tellStaff)(tx, brief, news);
}

async function tell(tx: Tx, brief: BriefOfNews, parties: Parties, reader: Reader, news: News): Promise<void> {
  const { subject, element } = news.write(wordsFor(brief, parties, reader, news.at));
  await queueMail(tx, {
    to: reader.email,
    kind: news.kind,
    subject,
    element,
    workspaceId: brief.workspaceId,
    engagementId: brief.engagementId,
    recipientUserId: reader.id,
    subjectId: brief.id,
    uniqueKey: `${news.kind}:${news.factId}:${reader.id}`,
  });
}
