import { notify, settleAsked, takeNoticesBack } from '@/lib/notifications/notifying';
import { askingForWhat, factsOf, type NoticeKindOf } from '@/lib/notifications/registry.rules';
import { findSides, type MailReader, type Sides, staffToTell } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import type { MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { WeekMailData } from './emails/week-mail';
import { minutesInWords } from './entries.rules';
import { type LoadedTimesheet, mondayIn } from './loading';
import type { WaitingKind } from './waiting.rules';
import { weekInWords } from './weeks.rules';

type Sheet = Pick<LoadedTimesheet, 'workspaceId' | 'engagementId' | 'id' | 'weekStartsOn'>;

type News = {
  readonly kind: NoticeKindOf<'time'> | `reminder.${WaitingKind}`;
  /** the row that the news is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly minutes: number;
  readonly at: Date;
  /** it became due during an outage */
  readonly isLate?: boolean;
  readonly write: (words: WeekMailData) => MailContent;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function tellAssistant(tx: Tx, sheet: Sheet, news: News): Promise<void> {
  const sides = await findSides(tx, sheet);
  const url = news.kind.startsWith('time.approved') ? addresses.inboxEarnings() : weekAddress(sheet);
  if (sides.assistant)
    await tell(tx, sheet, news, { sides, side: 'assistant', reader: sides.assistant, url });
  await settleAsked(tx, { ...news, ...placeOf(sheet) });
}

/**
 * Writes to the owners, in the transaction of what happened: they approve, and they pay. Also to the managers if it is
 * about approving, and an owner allows them to.
 */
export async function tellStaff(tx: Tx, sheet: Sheet, news: News): Promise<void> {
  const sides = await findSides(tx, sheet);
  const url = addresses.timesheet(sides.business.slug, sheet.id);
  for (const reader of staffToTell(sides, factsOf(news.kind).managers))
    await tell(tx, sheet, news, { sides, side: 'owner', reader, url });
  await settleAsked(tx, { ...news, ...placeOf(sheet) });
}

function placeOf({ workspaceId, engagementId, id: subjectId }: Sheet) {
  return { workspaceId, engagementId, subjectId };
}

type TakenBack = { readonly id: string; readonly minutes: number; readonly submittedAt: Date };

/**
 * Ends the notifications about a waiting week, and writes to the staff who had been told of it, in the transaction of
 * what happened.
 */
export async function tellTakenBack(
  tx: Tx,
  sheet: Sheet,
  { id: factId, minutes, submittedAt: since }: TakenBack,
  { at, write }: Pick<News, 'at' | 'write'>,
): Promise<void> {
  const sides = await findSides(tx, sheet);
  // including those who could approve it when it was submitted, and no longer can
  const staff = [...sides.owners, ...sides.managers];
  const readers = [...staff, ...(sides.assistant ? [sides.assistant] : [])];
  const heard = await takeNoticesBack(tx, {
    ...placeOf(sheet),
    kinds: askingForWhat('time.taken_back').subject,
    since,
    at,
    readerIds: readers.map(({ id }) => id),
  });
  const url = addresses.timesheet(sides.business.slug, sheet.id);
  const news = { kind: 'time.taken_back', factId, minutes, at, write } as const;
  for (const reader of staff) {
    if (heard.has(reader.id)) await tell(tx, sheet, news, { sides, side: 'owner', reader, url });
  }
}

function weekAddress({ engagementId, ...sheet }: Sheet): string {
  return addresses.inboxTime(engagementId, mondayIn(sheet));
}

type To = {
  readonly sides: Sides;
  readonly side: 'owner' | 'assistant';
  readonly reader: MailReader;
  readonly url: string;
};

async function tell(tx: Tx, sheet: Sheet, news: News, { sides, side, reader, url }: To): Promise<void> {
  const { workspaceId, engagementId, id } = sheet;
  const { business, assistantName } = sides;
  const mail = news.write({
    business: business.name,
    assistant: assistantName,
    week: weekInWords(mondayIn(sheet), news.at),
    time: minutesInWords(news.minutes),
    zone: reader.timeZone,
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
    isLate: news.isLate ?? false,
    subject: { kind: 'timesheet', id },
    words: { title: mail.subject, other: side === 'owner' ? assistantName : business.name },
  });
}
