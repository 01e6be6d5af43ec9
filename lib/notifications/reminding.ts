import type { AgreementReminder } from '@/lib/agreements/reminding.rules';
import type { AnswerKind, PlannedAnswer } from '@/lib/briefs/awaited.rules';
import { type PlannedSilence, SILENCE_KINDS } from '@/lib/briefs/silence.rules';
import { type PlannedWaiting, WAITING_KINDS } from '@/lib/briefs/waiting.rules';
import type { EvaluationReminder } from '@/lib/evaluations/reminding.rules';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue, enqueueAll, type Job } from '@/lib/platform/jobs';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import type { WeekReminder } from '@/lib/time/waiting.rules';
import { remindOfDeadline } from './jobs';
import { reconcile } from './reconciling.rules';
import { type PlannedReminder, planReminders, REMINDER_KINDS, type RemindableBrief } from './rules';

export { type DueReminder, defineReminder } from './reminder-job';

type ReminderJob = Job<{ workspaceId: string; reminderId: string }>;

type BriefToRemind = RemindableBrief & EngagementRef & { readonly id: string };

/**
 * Makes a brief's reminders those that its state and deadline ask for now: cancels what no longer fits, adds what is
 * missing. Each is a row with a job of its own, written in the caller's transaction. While a delivery waits, those of its
 * silence stay, whatever becomes of the deadline meanwhile.
 */
export async function setReminders(tx: Tx, brief: BriefToRemind): Promise<void> {
  const planned = planReminders(brief, now()).map((each) => ({ ...each, party: null }));
  const { workspaceId, engagementId } = brief;
  const about = { workspaceId, engagementId, ...ABOUT_NOTHING, briefId: brief.id };
  await settle(tx, about, planned, remindOfDeadline, brief.state === 'delivered' ? REMINDER_KINDS : OF_TIME);
}

/** What goes by a deadline or a delivery. What waits for an answer waits on, whatever becomes of these. */
const OF_TIME = [...REMINDER_KINDS, ...SILENCE_KINDS, ...WAITING_KINDS] as const;
type OfBrief = (typeof OF_TIME)[number] | AnswerKind;
type RemindedOf = { readonly workspaceId: string; readonly id: string };

type Waiting = EngagementRef & { readonly briefId: string };

/** The same for a brief that waits for a review: no deadline reminds any more, silence does. Its rules plan, its job words. */
export async function setSilenceReminders(
  tx: Tx,
  { workspaceId, engagementId, briefId }: Waiting,
  planned: readonly (PlannedSilence | PlannedWaiting)[],
  job: ReminderJob,
): Promise<void> {
  const reminders = planned.map((each) => ({ ...each, party: null }));
  // what is delivered needs no other terms any more
  const among = [...OF_TIME, 'change_waiting'] as const;
  await settle(tx, { workspaceId, engagementId, ...ABOUT_NOTHING, briefId }, reminders, job, among);
}

/** Adds the moment from which somebody is asked why there is no answer yet. */
export async function addAnswerReminder(
  tx: Tx,
  { workspaceId, engagementId, briefId }: Waiting,
  planned: PlannedAnswer,
  job: ReminderJob,
): Promise<void> {
  const about = { workspaceId, engagementId, ...ABOUT_NOTHING, briefId };
  await settle(tx, about, [{ ...planned, party: null }], job, []);
}

/** Nobody is asked any more for answers of a kind: they have come. */
export async function cancelAnswerReminder(tx: Tx, brief: RemindedOf, kind: AnswerKind): Promise<void> {
  await cancel(tx, brief, [kind]);
}

/** The same for an agreement, whose rules plan them and whose job words them. */
export async function setAgreementReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly AgreementReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, ...ABOUT_NOTHING, agreementId: id }, planned, job);
}

/** The same for a week of time that waits for its answer. */
export async function setTimesheetReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly WeekReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, ...ABOUT_NOTHING, timesheetId: id }, planned, job);
}

/** The same for an evaluation. */
export async function setEvaluationReminders(
  tx: Tx,
  { workspaceId, engagementId, id }: EngagementRef & { readonly id: string },
  planned: readonly EvaluationReminder[],
  job: ReminderJob,
): Promise<void> {
  await settle(tx, { workspaceId, engagementId, ...ABOUT_NOTHING, evaluationId: id }, planned, job);
}

/** Cancels what a brief still had waiting, because the work is no longer with the assistant. */
export async function cancelReminders(tx: Tx, brief: RemindedOf): Promise<void> {
  await cancel(tx, brief);
}

/** The same while the clock stands still: nobody is reminded of work that can't go on, and an answer is still waited for. */
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

/** What reminders are about: one of these. */
type About = {
  readonly briefId: string | null;
  readonly agreementId: string | null;
  readonly timesheetId: string | null;
  readonly evaluationId: string | null;
};
type Subject = EngagementRef & About;

const ABOUT_NOTHING = {
  briefId: null,
  agreementId: null,
  timesheetId: null,
  evaluationId: null,
} satisfies About;

type Planned =
  | ((PlannedReminder | PlannedSilence | PlannedWaiting | PlannedAnswer) & { readonly party: null })
  | AgreementReminder
  | EvaluationReminder
  | WeekReminder;

async function settle(
  tx: Tx,
  subject: Subject,
  planned: readonly Planned[],
  job: ReminderJob,
  /** of which kinds those are that may no longer fit; left out: of all */
  among?: readonly OfBrief[],
): Promise<void> {
  const { workspaceId, briefId, agreementId, timesheetId, evaluationId } = subject;
  const about = { workspaceId, briefId, agreementId, timesheetId, evaluationId };
  const waiting = await tx.reminder.findMany({
    where: { ...about, sentAt: null, cancelledAt: null, ...(among && { kind: { in: [...among] } }) },
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
  const rows = wanted.map(({ id, reminder }) => ({ ...subject, id, ...reminder, createdAt }));
  const ids = wanted.map(({ id }) => id);
  const count = await insertAll(tx, 'reminders', rows, { skipDuplicates: true });
  if (count === rows.length) return new Set(ids);
  const there = await tx.reminder.findMany({
    where: { workspaceId: subject.workspaceId, id: { in: ids } },
    select: { id: true },
  });
  return new Set(there.map(({ id }) => id));
}

/** A reminder cancelled earlier is wanted again (delivered, then sent back): its moment is the same, its job may be gone. */
async function revive(tx: Tx, subject: Subject, reminder: Planned, job: ReminderJob): Promise<void> {
  const { workspaceId, briefId, agreementId, timesheetId, evaluationId } = subject;
  const revived = await tx.reminder.updateManyAndReturn({
    where: {
      workspaceId,
      briefId,
      agreementId,
      timesheetId,
      evaluationId,
      ...reminder,
      sentAt: null,
      cancelledAt: { not: null },
    },
    data: { cancelledAt: null },
    select: { id: true },
  });
  for (const { id } of revived) {
    await enqueue(tx, job, { workspaceId, reminderId: id }, { runAt: reminder.dueAt });
  }
}
