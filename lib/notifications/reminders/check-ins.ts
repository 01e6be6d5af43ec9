import { createElement } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Tx } from '@/lib/platform/tenancy';
import type { Side } from '../kinds/kind.rules';
import { notify } from '../notifying';
import { CheckInMail, checkInSubject } from './emails/check-in';
import { isLate } from './rules';

type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

type CheckedBrief = {
  readonly id: string;
  readonly title: string;
  readonly createdById: string;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly checkIns: readonly { readonly at: Date | null; readonly about: string }[];
  readonly engagement: {
    readonly assistant: Person | null;
    readonly workspace: { readonly name: string; readonly slug: string };
  };
};

type Moment = { readonly reminderId: string; readonly dueAt: Date; readonly now: Date };

/** Tells both sides that a check-in is due: the assistant, and the brief's author or, if they have left, the owners. */
export async function notifyOfCheckIn(tx: Tx, brief: CheckedBrief, moment: Moment): Promise<void> {
  const { workspaceId, engagementId, engagement } = brief;
  const { assistant, workspace } = engagement;
  const about = brief.checkIns
    .filter(({ at }) => at?.getTime() === moment.dueAt.getTime())
    .map((checkIn) => checkIn.about);
  const notifySide = async (side: Side, reader: Person, other: string, url: string) => {
    const { timeZone: zone } = reader;
    const words = {
      title: brief.title,
      other,
      about,
      zone,
      url,
      at: moment.dueAt,
      now: moment.now,
    };
    await notify(tx, {
      kind: 'reminder.check_in',
      factId: moment.reminderId,
      at: moment.now,
      workspaceId,
      engagementId,
      side,
      reader,
      subject: { kind: 'brief', id: brief.id },
      words: { title: brief.title, other },
      moment: moment.dueAt,
      excerpt: about.join(' '),
      mail: { subject: checkInSubject(words), element: createElement(CheckInMail, words) },
      isLate: isLate(moment.dueAt, moment.now),
    });
  };
  if (!assistant) return;
  await notifySide(
    'assistant',
    assistant,
    workspace.name,
    absolute(addresses.inboxBrief(workspaceId, brief.id)),
  );
  for (const reader of await staffFor(tx, brief)) {
    await notifySide('owner', reader, assistant.name, absolute(addresses.brief(workspace.slug, brief.id)));
  }
}

/** A check-in belongs to those who agreed on it: the brief's author, or the owners if that person has left. */
async function staffFor(tx: Tx, { workspaceId, createdById }: CheckedBrief): Promise<readonly Person[]> {
  const memberships = await tx.membership.findMany({
    where: { workspaceId, endedAt: null, OR: [{ role: 'owner' }, { userId: createdById, role: 'manager' }] },
    select: { user: { select: { id: true, email: true, name: true, timeZone: true } } },
  });
  const people = memberships.map(({ user }) => user);
  const writers = people.filter(({ id }) => id === createdById);
  return writers.length > 0 ? writers : people;
}
