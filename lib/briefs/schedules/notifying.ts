import type { NotificationKindOf } from '@/lib/notifications/kinds/registry.rules';
import { notify } from '@/lib/notifications/notifying';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { MailContent } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { loadParties } from '../parties';
import { caughtUpMail, notHandedOverMail, type ScheduleWords, standstillMail } from './emails/occurrence';
import type { HandedOver } from './handing-over';
import type { LoadedSchedule } from './loading';

/**
 * Tells the owner's side when a schedule did something they don't expect: nothing was handed over, or only the latest
 * after an outage. They aren't told when all goes well, and only once about the same obstacle, until it is resolved.
 */
export async function notifyOfOccurrence(
  tx: Tx,
  schedule: LoadedSchedule,
  done: HandedOver,
  now: Date,
): Promise<void> {
  const { reason, missed, occurrence } = done;
  if (reason !== null && (await wasToldBefore(tx, schedule, done))) return;
  if (reason === null && missed.length === 0) return;
  await notifyStaff(tx, schedule, {
    kind: reason === null ? 'schedule.caught_up' : 'schedule.not_handed_over',
    occurrence,
    now,
    write: (words) =>
      reason === null ? caughtUpMail(words, missed.length) : notHandedOverMail(words, reason),
  });
}

/**
 * Tells the owner's side that something on our side keeps failing: nothing is handed over any more until they try
 * again.
 */
export async function notifyOfStandstill(
  tx: Tx,
  schedule: LoadedSchedule,
  occurrence: { readonly id: string; readonly at: Date },
  now: Date,
): Promise<void> {
  await notifyStaff(tx, schedule, { kind: 'schedule.stands_still', occurrence, now, write: standstillMail });
}

type ScheduleNotification = {
  readonly kind: NotificationKindOf<'schedule'>;
  readonly occurrence: { readonly id: string; readonly at: Date };
  readonly now: Date;
  readonly write: (words: ScheduleWords) => MailContent;
};

async function notifyStaff(
  tx: Tx,
  schedule: LoadedSchedule,
  { kind, occurrence, now, write }: ScheduleNotification,
): Promise<void> {
  const { workspaceId, id, engagementId, createdById, engagement, playbook } = schedule;
  const about = { workspaceId, id, engagementId, createdById, title: playbook.name, deadlineAt: null };
  const { staff, assistantName, business } = await loadParties(tx, about);
  for (const reader of staff) {
    const mail = write({
      playbook: playbook.name,
      assistant: assistantName,
      business: business.name,
      at: occurrence.at,
      zone: reader.timeZone,
      now,
      url: absolute(addresses.schedule(engagement.workspace.slug, id)),
    });
    await notify(tx, {
      kind,
      factId: occurrence.id,
      at: now,
      workspaceId,
      engagementId,
      reader,
      side: 'owner',
      subject: { kind: 'schedule', id },
      words: { title: playbook.name, other: assistantName },
      moment: occurrence.at,
      mail,
    });
  }
}

async function wasToldBefore(
  tx: Tx,
  schedule: LoadedSchedule,
  { reason, occurrence }: HandedOver,
): Promise<boolean> {
  const before = await tx.scheduleOccurrence.findFirst({
    where: {
      workspaceId: schedule.workspaceId,
      scheduleId: schedule.id,
      outcome: { in: ['handed_over', 'not_handed_over'] },
      at: { lt: occurrence.at },
    },
    orderBy: { at: 'desc' },
    select: { reason: true },
  });
  return before !== null && before.reason === reason;
}
