import { factsOf, kindsCompletedBy, type NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests, withdrawNotifications } from '@/lib/notifications/notifying';
import { findSides, type MailReader, type Sides, staffToTell } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { WaitingKind } from './approval/waiting.rules';
import type { WeekMailData } from './emails/week-mail';
import { minutesInWords } from './entries/entries.rules';
import { type LoadedTimesheet, mondayIn } from './loading';
import { weekInWords } from './weeks/weeks.rules';

type Sheet = Pick<LoadedTimesheet, 'workspaceId' | 'engagementId' | 'id' | 'weekStartsOn'>;

type TimesheetNotification = {
  readonly kind: NotificationKindOf<'time'> | `reminder.${WaitingKind}`;
  /** the row that it is about: the same person is told the same fact once, whatever runs twice */
  readonly factId: string;
  readonly minutes: number;
  readonly at: Date;
  /** it became due during an outage */
  readonly isLate?: boolean;
  readonly write: (words: WeekMailData) => MailContent;
};

/** Writes to the assistant, in the transaction of what happened. */
export async function notifyAssistant(
  tx: Tx,
  sheet: Sheet,
  notification: TimesheetNotification,
): Promise<void> {
  const sides = await findSides(tx, sheet);
  const url = notification.kind.startsWith('time.approved') ? addresses.inboxEarnings() : weekAddress(sheet);
  if (sides.assistant)
    await notifyReader(tx, sheet, notification, { sides, side: 'assistant', reader: sides.assistant, url });
  await settleRequests(tx, { ...notification, ...placeOf(sheet) });
}

/**
 * Writes to the owners, in the transaction of what happened: they approve, and they pay. Also to the managers if it is
 * about approving, and an owner allows them to.
 */
export async function notifyStaff(tx: Tx, sheet: Sheet, notification: TimesheetNotification): Promise<void> {
  const sides = await findSides(tx, sheet);
  const url = addresses.timesheet(sides.business.slug, sheet.id);
  for (const reader of staffToTell(sides, factsOf(notification.kind).managers))
    await notifyReader(tx, sheet, notification, { sides, side: 'owner', reader, url });
  await settleRequests(tx, { ...notification, ...placeOf(sheet) });
}

function placeOf({ workspaceId, engagementId, id: subjectId }: Sheet) {
  return { workspaceId, engagementId, subjectId };
}

type TakenBack = { readonly id: string; readonly minutes: number; readonly submittedAt: Date };

/**
 * Ends the notifications about a waiting week, and writes to the staff who had been told of it, in the transaction of
 * what happened.
 */
export async function notifyTakenBack(
  tx: Tx,
  sheet: Sheet,
  { id: factId, minutes, submittedAt: since }: TakenBack,
  { at, write }: Pick<TimesheetNotification, 'at' | 'write'>,
): Promise<void> {
  const sides = await findSides(tx, sheet);
  // including those who could approve it when it was submitted, and no longer can
  const staff = [...sides.owners, ...sides.managers];
  const readers = [...staff, ...(sides.assistant ? [sides.assistant] : [])];
  const heard = await withdrawNotifications(tx, {
    ...placeOf(sheet),
    kinds: kindsCompletedBy('time.taken_back').subject,
    since,
    at,
    readerIds: readers.map(({ id }) => id),
  });
  const url = addresses.timesheet(sides.business.slug, sheet.id);
  const notification = { kind: 'time.taken_back', factId, minutes, at, write } as const;
  for (const reader of staff) {
    if (heard.has(reader.id))
      await notifyReader(tx, sheet, notification, { sides, side: 'owner', reader, url });
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

async function notifyReader(
  tx: Tx,
  sheet: Sheet,
  notification: TimesheetNotification,
  { sides, side, reader, url }: To,
): Promise<void> {
  const { workspaceId, engagementId, id } = sheet;
  const { business, assistantName } = sides;
  const mail = notification.write({
    business: business.name,
    assistant: assistantName,
    week: weekInWords(mondayIn(sheet), notification.at),
    time: minutesInWords(notification.minutes),
    zone: reader.timeZone,
    now: notification.at,
    url: absolute(url),
    hasEnded: sides.hasEnded,
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
    isLate: notification.isLate ?? false,
    subject: { kind: 'timesheet', id },
    words: { title: mail.subject, other: side === 'owner' ? assistantName : business.name },
  });
}
