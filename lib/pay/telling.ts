import { findSides, type PayReader } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { Letter, PayLetterWords } from './emails/letter';
import type { PayPlace } from './owed';

type News = {
  /** `pay.recorded` */
  readonly kind: string;
  /** the row that the news is about: the same fact is told to the same person once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  readonly write: (words: PayLetterWords) => Letter;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, place: PayPlace, news: News): Promise<void> {
  const sides = await findSides(tx, place);
  if (!sides.assistant) return;
  const url = addresses.inboxStatement(place.workspaceId, place.engagementId);
  await tell(tx, place, news, { sides, reader: sides.assistant, url });
}

/** Writes to the owners, in the transaction of what happened. */
export async function tellOwners(tx: Tx, place: PayPlace, news: News): Promise<void> {
  const sides = await findSides(tx, place);
  const url = addresses.statement(sides.business.slug, place.engagementId);
  for (const reader of sides.owners) await tell(tx, place, news, { sides, reader, url });
}

type To = {
  readonly sides: Awaited<ReturnType<typeof findSides>>;
  readonly reader: PayReader;
  readonly url: string;
};

async function tell(tx: Tx, { workspaceId, engagementId }: PayPlace, news: News, { sides, reader, url }: To) {
  const { subject, element } = news.write({
    business: sides.business.name,
    assistant: sides.assistantName,
    now: news.at,
    url: absolute(url),
  });
  await queueMail(tx, {
    ...{ to: reader.email, kind: news.kind, subject, element, workspaceId, engagementId },
    recipientUserId: reader.id,
    subjectId: news.factId,
    uniqueKey: `${news.kind}:${news.factId}:${reader.id}`,
  });
}
