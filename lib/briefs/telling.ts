import { endAsked, notify, settleAsked, wasTold } from '@/lib/notifications/notifying';
import type { NoticeKindOf } from '@/lib/notifications/registry.rules';
import type { MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefMailData } from './emails/brief-mail';
import { loadParties, type Parties, type Reader, wordsFor } from './parties';
import type { BriefParty } from './rules';

export type News = {
  readonly kind: NoticeKindOf<'brief' | 'reminder'>;
  /** the row that the news is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly at: Date;
  /** the instant that it names; defaults to the deadline */
  readonly moment?: Date;
  /** it became due during an outage */
  readonly isLate?: boolean;
  /**
   * for what is withdrawn: the kind with which it was announced; somebody not yet told of it isn't told of this either
   */
  readonly onlyIfTold?: NoticeKindOf<'brief'>;
  /** the question that its mail carries: a reply by mail is its answer */
  readonly questionId?: string;
  readonly write: (words: BriefMailData) => MailContent;
};

type BriefOfNews = Parameters<typeof loadParties>[1];

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, brief: BriefOfNews, news: News): Promise<void> {
  const parties = await loadParties(tx, brief);
  if (parties.assistant) await tell(tx, brief, parties, { ...parties.assistant, side: 'assistant' }, news);
  await settle(tx, brief, news);
}

/** Writes to the owners, and to the manager who wrote the brief, in the transaction of what happened. */
export async function tellStaff(tx: Tx, brief: BriefOfNews, news: News): Promise<void> {
  const parties = await loadParties(tx, brief);
  for (const reader of parties.staff) {
    const { onlyIfTold: kind, factId } = news;
    if (kind && !(await wasTold(tx, { ...brief, kind, factId, readerId: reader.id }))) continue;
    await tell(tx, brief, parties, { ...reader, side: 'owner' }, news);
  }
  await settle(tx, brief, news);
}

function settle(tx: Tx, { workspaceId, engagementId, id: subjectId }: BriefOfNews, news: News) {
  return settleAsked(tx, { ...news, workspaceId, engagementId, subjectId });
}

/**
 * Ends what notifications about a brief ask of either side, since it is over: nobody answers, agrees or reviews any
 * more.
 */
export async function endAskedOfBrief(
  tx: Tx,
  { workspaceId, engagementId, id: subjectId }: Pick<BriefOfNews, 'workspaceId' | 'engagementId' | 'id'>,
  at: Date,
): Promise<void> {
  await endAsked(tx, { workspaceId, engagementId, subjectId, actions: ASKED_OF_BRIEF, at });
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
export async function tellOtherSide(
  tx: Tx,
  brief: BriefOfNews,
  doneBy: BriefParty,
  news: News,
): Promise<void> {
  await (doneBy === 'owner' ? tellAssistant : tellStaff)(tx, brief, news);
}

type Told = Reader & { readonly side: 'owner' | 'assistant' };

async function tell(tx: Tx, brief: BriefOfNews, parties: Parties, reader: Told, news: News): Promise<void> {
  const { workspaceId, engagementId, id, title, deadlineAt } = brief;
  const other = reader.side === 'assistant' ? parties.business.name : parties.assistantName;
  await notify(tx, {
    kind: news.kind,
    factId: news.factId,
    at: news.at,
    workspaceId,
    engagementId,
    side: reader.side,
    reader,
    words: { title, other },
    subject: reader.isOver ? { kind: 'statement', id: engagementId } : { kind: 'brief', id },
    moment: news.moment ?? deadlineAt,
    mail: news.write(wordsFor(brief, parties, reader, news.at)),
    isLate: news.isLate ?? false,
    ...(news.questionId === undefined ? {} : { questionId: news.questionId }),
  });
}
