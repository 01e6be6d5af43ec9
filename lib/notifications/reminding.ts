import type { AgreementReminder } from '@/lib/agreements/timing/reminding.rules';
import type { AnswerKind, PlannedAnswer } from '@/lib/briefs/awaited.rules';
import { type PlannedSilence, SILENCE_KINDS } from '@/lib/briefs/delivery/silence.rules';
import { type PlannedWaiting, WAITING_KINDS } from '@/lib/briefs/delivery/waiting.rules';
import type { EvaluationReminder } from '@/lib/evaluations/reminding.rules';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue, enqueueAll, type Job } from '@/lib/platform/jobs';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import type { WeekReminder } from '@/lib/time/approval/waiting.rules';
import { remindOfDeadline } from './reminders/jobs';
import { reconcile } from './reminders/reconciling.rules';
import {
  BRIEF_REMINDER_KINDS,
  type PlannedReminder,
  planReminders,
  type RemindableBrief,
} from './reminders/rules';

export { type DueReminder, defineReminder } from './reminders/reminder-job';

type ReminderJob = Job<{ workspaceId: string; reminderId: string }>;

type BriefToRemind = RemindableBrief & EngagementRef & { readonly id: string };

/**
 * Brings a brief's reminders in line with its present state and deadline: cancels what no longer fits, adds what is
 * missing. Each is a row with its own job, written in the caller's transaction. While a delivery waits, the warnings
 * about silence stay, whatever happens to the deadline meanwhile.
 */
export async function setReminders(tx: Tx, brief: BriefToRemind): Promise<void> {
  const planned = planReminders(brief, now()).map((each) => ({ ...each, party: null }));
  const { workspaceId, engagementId } = brief;
  const about = { workspaceId, engagementId, briefId: brief.id };
  await settle(
    tx,
    about,
    planned,
    remindOfDeadline,
    brief.state === 'delivered' ? BRIEF_REMINDER_KINDS : OF_TIME,
  );
}

/** Those that depend on a deadline or a delivery. Reminders about answers go on, whatever happens to these. */
const OF_TIME = [...BRIEF_REMINDER_KINDS, ...SILENCE_KINDS, ...WAITING_KINDS] as const;
type OfBrief = (typeof OF_TIME)[number] | AnswerKind;
type RemindedOf = { readonly workspaceId: string; readonly id: string };

type Waiting = EngagementRef & { readonly briefId: string };

/**
 * Replaces the reminders of a brief that waits for its review: deadline reminders stop, those about silence on the
 * delivery begin. The rules of silence have planned them, and `job` has their wording.
 */
export async function setSilenceReminders(
  tx: Tx,
  { workspaceId, engagementId, briefId }: Waiting,
  planned: readonly (PlannedSilence | PlannedWaiting)[],
  job: ReminderJob,
): Promise<void> {
  const reminders = planned.map((each) => ({ ...each, party: null }));
  // a delivered brief needs no answers to change requests any more
  const among = [...OF_TIME, 'change_waiting'] as const;
  await settle(tx, { workspaceId, engagementId, briefId }, reminders, job, among);
}

/**
 * Adds the reminder for somebody who hasn't answered in the agreed time; the brief's other reminders stay as they are.
 */
export async function addAnswerReminder(
  tx: Tx,
  { workspaceId, engagementId, briefId }: Waiting,
  planned: PlannedAnswer,
  job: ReminderJob,
): Promise<void> {
  const about = { workspaceId, engagementId, briefId };
  await settle(tx, about, [{ ...planned, party: null }], job, []);
}

/** Cancels the reminders about a kind of answer, since it has come. */
export async function cancelAnswerReminder(tx: Tx, brief: RemindedOf, kind: AnswerKind): Promise<void> {
  await cancel(tx, brief, [kind]);
}

/** Brings an agreement's reminders in line with what its rules have planned. `job` has their wording. */
export async function setAgreementReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly AgreementReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, agreementId: id }, planned, job);
}

/** Brings a waiting week's reminders in line with what the rules of time have planned. `job` has their wording. */
export async function setTimesheetReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly WeekReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, timesheetId: id }, planned, job);
}

/** Brings an evaluation's reminders in line with what its rules have planned. `job` has their wording. */
export async function setEvaluationReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly EvaluationReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, evaluationId: id }, planned, job);
}

/** Cancels all of a brief's waiting reminders, since the work is no longer with the assistant. */
export async function cancelReminders(tx: Tx, brief: RemindedOf): Promise<void> {
  await cancel(tx, brief);
}

/** Cancels the reminders that depend on a brief's clock, while it stands still. Reminders about answers stay. */
export async function cancelRemindersOfTime(tx: Tx, brief: RemindedOf): Promise<void> {
  await cancel(tx, brief, OF_TIME);
}

/** @param kinds which of those that wait; left out: all */
async function cancel(
  tx: Tx,
  { workspaceId, id: briefId }: RemindedOf,
  kinds?: readonly OfBrief[],
): Promise<void> {
  await tx.reminder.updateMany({
    where: {
      workspaceId,
      briefId,
      sentAt: null,
      cancelledAt: null,
      ...(kinds && { kind: { in: [...kinds] } }),
    },
    data: { cancelledAt: now() },
  });
}

/** What reminders are about. */
type About =
  | { readonly briefId: string }
  | { readonly agreementId: string }
  | { readonly timesheetId: string }
  | { readonly evaluationId: string };
type Subject = EngagementRef & About;

/** A reminder's row has a column for each possible subject; all but one are empty. */
const ABOUT_NOTHING = { briefId: null, agreementId: null, timesheetId: null, evaluationId: null } as const;

type Planned =
  | ((PlannedReminder | PlannedSilence | PlannedWaiting | PlannedAnswer) & { readonly party: null })
  | AgreementReminder
  | EvaluationReminder
  | WeekReminder;

/**
 * Cancels waiting reminders that are no longer planned, and writes planned ones that are missing, each with its job.
 * @param among the kinds that may be cancelled; left out: all
 */
async function settle(
  tx: Tx,
  subject: Subject,
  planned: readonly Planned[],
  job: ReminderJob,
  among?: readonly OfBrief[],
): Promise<void> {
  const { workspaceId } = subject;
  const waiting = await tx.reminder.findMany({
    where: {
      ...ABOUT_NOTHING,
      ...subject,
      sentAt: null,
      cancelledAt: null,
      ...(among && { kind: { in: [...among] } }),
    },
  });
  const { stale, missing } = reconcile(waiting, planned);
  if (stale.length > 0) {
    const ids = stale.map(({ id }) => id);
    await tx.reminder.updateMany({ where: { workspaceId, id: { in: ids } }, data: { cancelledAt: now() } });
  }
  if (missing.length === 0) return;
  const wanted = missing.map((reminder) => ({ id: newId(), reminder }));
  const written = await write(tx, subject, wanted);
  const jobs = wanted
    .filter(({ id }) => written.has(id))
    .map(({ id, reminder }) => ({ payload: { workspaceId, reminderId: id }, runAt: reminder.dueAt }));
  await enqueueAll(tx, job, jobs);
  for (const { id, reminder } of wanted) if (!written.has(id)) await revive(tx, subject, reminder, job);
}

type Wanted = { readonly id: string; readonly reminder: Planned };

/** Writes reminders in one statement. @returns the ids of those that weren't there before. */
async function write(tx: Tx, subject: Subject, wanted: readonly Wanted[]): Promise<ReadonlySet<string>> {
  const createdAt = now();
  const rows = wanted.map(({ id, reminder }) => ({
    ...ABOUT_NOTHING,
    ...subject,
    id,
    ...reminder,
    createdAt,
  }));
  const ids = wanted.map(({ id }) => id);
  const count = await insertAll(tx, 'reminders', rows, { skipDuplicates: true });
  if (count === rows.length) return new Set(ids);
  const there = await tx.reminder.findMany({
    where: { workspaceId: subject.workspaceId, id: { in: ids } },
    select: { id: true },
  });
  return new Set(there.map(({ id }) => id));
}

/**
 * A reminder cancelled earlier is wanted again (delivered, then sent back): its time is the same, its job may be gone.
 */
async function revive(tx: Tx, subject: Subject, reminder: Planned, job: ReminderJob): Promise<void> {
  const { workspaceId } = subject;
  const revived = await tx.reminder.updateManyAndReturn({
    where: { ...ABOUT_NOTHING, ...subject, ...reminder, sentAt: null, cancelledAt: { not: null } },
    data: { cancelledAt: null },
    select: { id: true },
  });
  for (const { id } of revived) {
    await enqueue(tx, job, { workspaceId, reminderId: id }, { runAt: reminder.dueAt });
  }
}
