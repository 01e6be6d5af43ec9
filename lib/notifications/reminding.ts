import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import { remindOfDeadline } from './jobs';
import { planReminders, type RemindableBrief } from './rules';

type BriefToRemind = RemindableBrief & {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
};

/**
 * Makes a brief's reminders those that its state and deadline ask for now: cancels what no longer fits, adds what is
 * missing. Each is a row with a job of its own, written in the caller's transaction.
 */
export async function setReminders(tx: Tx, brief: BriefToRemind): Promise<void> {
  const planned = planReminders(brief, now());
  const { workspaceId, engagementId } = brief;
  const waiting = await tx.reminder.findMany({
    where: { workspaceId, briefId: brief.id, sentAt: null, cancelledAt: null },
  });

  const stale = waiting.filter(
    (row) => !planned.some(({ kind, dueAt }) => kind === row.kind && dueAt.getTime() === row.dueAt.getTime()),
  );
  await cancel(
    tx,
    workspaceId,
    stale.map(({ id }) => id),
  );

  for (const { kind, dueAt } of planned) {
    const id = newId();
    const added = await tx.reminder.createMany({
      data: { workspaceId, id, engagementId, briefId: brief.id, kind, dueAt, createdAt: now() },
      skipDuplicates: true,
    });
    if (added.count > 0)
      await enqueue(tx, remindOfDeadline, { workspaceId, reminderId: id }, { runAt: dueAt });
    else await revive(tx, { workspaceId, briefId: brief.id, kind, dueAt });
  }
}

/** Cancels what a brief still had waiting, because the work is no longer with the assistant. */
export async function cancelReminders(
  tx: Tx,
  brief: { readonly workspaceId: string; readonly id: string },
): Promise<void> {
  await tx.reminder.updateMany({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, sentAt: null, cancelledAt: null },
    data: { cancelledAt: now() },
  });
}

async function cancel(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.reminder.updateMany({
    where: { workspaceId, id: { in: [...ids] } },
    data: { cancelledAt: now() },
  });
}

type ReminderKey = Pick<
  Awaited<ReturnType<Tx['reminder']['findFirstOrThrow']>>,
  'workspaceId' | 'briefId' | 'kind' | 'dueAt'
>;

/** A reminder cancelled earlier is wanted again (delivered, then sent back): its moment is the same, its job may be gone. */
async function revive(tx: Tx, key: ReminderKey): Promise<void> {
  const revived = await tx.reminder.updateManyAndReturn({
    where: { ...key, sentAt: null, cancelledAt: { not: null } },
    data: { cancelledAt: null },
    select: { id: true },
  });
  for (const { id } of revived) {
    await enqueue(
      tx,
      remindOfDeadline,
      { workspaceId: key.workspaceId, reminderId: id },
      { runAt: key.dueAt },
    );
  }
}
