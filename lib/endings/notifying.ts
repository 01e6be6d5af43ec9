import type { NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify, settleRequests } from '@/lib/notifications/notifying';
import { findSides } from '@/lib/people/parties.queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import type { MailContent } from '@/lib/platform/mail';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { EndingParty } from './rules';

/** What every mail about an ending needs to know about it and its reader. */
export type EndingMailData = {
  /** the other side, by name, as the reader knows it */
  readonly other: string;
  readonly reader: EndingParty;
  /** "Fri 11 Dec": the last day, on the calendar that both go by */
  readonly lastDay: string;
  /** the reader's */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

export type NotifiedEnding = EngagementRef & {
  readonly id: string;
  readonly endsAt: Date;
  /** of the business when it was begun: its last day stays that day, also if the business moves */
  readonly zone: string;
};

type EndingNotification = {
  readonly kind: NotificationKindOf<'ending'>;
  /** the row that it is about; defaults to the ending itself */
  readonly factId?: string;
  readonly at: Date;
  /** defaults to both sides */
  readonly to?: EndingParty;
  readonly write: (words: EndingMailData) => MailContent;
};

/**
 * Tells both sides, or one, in the transaction of what happened. For the business its owners, since they are a party to
 * it.
 */
export async function notifyOfEnding(
  tx: Tx,
  ending: NotifiedEnding,
  { kind, factId, at, to, write }: EndingNotification,
): Promise<void> {
  const { workspaceId, engagementId, id, endsAt, zone } = ending;
  const { business, assistant, assistantName, owners } = await findSides(tx, ending);
  // its last moment, on the calendar that both go by
  const moment = lastMomentBefore(endsAt);
  const lastDay = formatDay(moment, zone, at);
  const subject = { kind: 'ending', id } as const;
  const readers = [
    ...owners.map((reader) => ({ reader, side: 'owner' as const })),
    ...(assistant ? [{ reader: assistant, side: 'assistant' as const }] : []),
  ].filter(({ side }) => to === undefined || side === to);
  for (const { reader, side } of readers) {
    const other = side === 'owner' ? assistantName : business.name;
    const page = addressesFor({ side, slug: business.slug, workspaceId }).ending(engagementId);
    await notify(tx, {
      kind,
      factId: factId ?? id,
      at,
      workspaceId,
      engagementId,
      side,
      reader,
      moment,
      subject,
      words: { title: lastDay, other },
      mail: write({ other, reader: side, lastDay, zone: reader.timeZone, now: at, url: absolute(page) }),
    });
  }
  await settleRequests(tx, { kind, factId: factId ?? id, subjectId: id, workspaceId, engagementId, at });
}
