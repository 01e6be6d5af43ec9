import { readRemindable } from '@/lib/agreements/timing/remindable.queries';
import { AGREEMENT_REMINDER_KINDS, judgeAgreementReminder } from '@/lib/agreements/timing/reminding.rules';
import { findDues } from '@/lib/briefs/awaited.queries';
import { ANSWER_KINDS, type AwaitedBrief, lateBy, waitsOf } from '@/lib/briefs/awaited.rules';
import {
  EVALUATION_REMINDERS,
  judgeEvaluationReminder,
  remindable,
  WITH_THE_WORK,
} from '@/lib/evaluations/reminding.rules';
import { readOpenItems } from '@/lib/pay/overview.queries';
import { overdueDayOf, overdueOn } from '@/lib/pay/owed/overdue.rules';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { Tx } from '@/lib/platform/tenancy';
import { judgeWaiting, WAITING_KINDS } from '@/lib/time/approval/waiting.rules';
import type { WaitingNotification } from './gathering.rules';
import { isStillTrue } from './outdated.rules';

type Waiting = Pick<WaitingNotification, 'id' | 'workspaceId' | 'engagementId' | 'kind' | 'eventKey'>;

const OPEN = { where: { answeredAt: null } } as const;

/**
 * Finds what was held and is no longer true: reminders about a thing that is done, cancelled, answered or due at
 * another time by now, withdrawn questions, risks that are over, and overdue pay that has been sent. In the reader's
 * transaction; nothing is queried if none of these waits.
 * @returns the ids of those notifications
 */
export async function findOutdated(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<ReadonlySet<string>> {
  return new Set([
    ...(await findOutdatedReminders(tx, waiting, at)),
    ...(await findWithdrawn(tx, waiting)),
    ...(await findRisksOver(tx, waiting)),
    ...(await findSent(tx, waiting, at)),
  ]);
}

/** Overdue pay that no longer is, or that a later notification covers: what was due by then was sent, or taken off. */
async function findSent(tx: Tx, waiting: readonly Waiting[], at: Date): Promise<readonly string[]> {
  const sent: string[] = [];
  for (const { id, kind, engagementId, eventKey } of waiting) {
    if (kind !== 'pay.overdue') continue;
    const items = await readOpenItems(tx, { engagementIds: [engagementId] }, at);
    if (overdueOn(items, overdueDayOf(eventKey)).length === 0) sent.push(id);
  }
  return sent;
}

/** Questions that were withdrawn before their mail was sent. */
function findWithdrawn(tx: Tx, waiting: readonly Waiting[]): Promise<readonly string[]> {
  return findThose(waiting, 'brief.question', (where) =>
    tx.clarification.findMany({ where: { ...where, isWithdrawn: true }, select: { id: true } }),
  );
}

/** Risks that their assistant has called over since, or that a delivery or the end of the brief has. */
function findRisksOver(tx: Tx, waiting: readonly Waiting[]): Promise<readonly string[]> {
  return findThose(waiting, 'brief.at_risk', (where) =>
    tx.riskReport.findMany({ where: { ...where, resolvedAt: { not: null } }, select: { id: true } }),
  );
}

/** @returns which of a kind wait to say something of the rows that are found: each is about one, by its event's key. */
async function findThose(
  waiting: readonly Waiting[],
  kind: Waiting['kind'],
  find: (where: ReturnType<typeof rowsOf>) => Promise<readonly { readonly id: string }[]>,
): Promise<readonly string[]> {
  const those = waiting.filter((each) => each.kind === kind);
  if (those.length === 0) return [];
  const found = new Set((await find(rowsOf(those))).map(({ id }) => id));
  return those.filter(({ eventKey }) => found.has(eventKey)).map(({ id }) => id);
}

/** Where the rows are that these are about. */
function rowsOf(those: readonly Waiting[]) {
  return {
    workspaceId: { in: [...new Set(those.map(({ workspaceId }) => workspaceId))] },
    id: { in: those.map(({ eventKey }) => eventKey) },
  };
}

async function findOutdatedReminders(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<readonly string[]> {
  const reminders = waiting.filter(({ kind }) => kind.startsWith('reminder.'));
  if (reminders.length === 0) return [];
  const rows = await tx.reminder.findMany({
    where: rowsOf(reminders),
    include: WHAT_IT_IS_ABOUT,
  });
  const outdated = new Set<string>();
  for (const row of rows) if (await isOutdated(tx, row, at)) outdated.add(row.id);
  return reminders.filter(({ eventKey }) => outdated.has(eventKey)).map(({ id }) => id);
}

/**
 * Finds reminders about late questions whose own mail, which has waited, quotes one that was answered since. Another is
 * still late, so they are sent, in words that quote nothing.
 * @returns the ids of those notifications
 */
export async function findQuotingAnswered(tx: Tx, waiting: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const reminders = waiting.filter(({ kind }) => kind === 'reminder.question_waiting');
  if (reminders.length === 0) return new Set();
  const rows = await tx.reminder.findMany({
    where: rowsOf(reminders),
    select: { id: true, sentAt: true, brief: { select: { clarifications: { where: ANSWERED } } } },
  });
  const quoting = rows.filter(({ sentAt, brief }) =>
    brief?.clarifications.some(
      ({ askedAt, answeredAt }) => sentAt && answeredAt && askedAt <= sentAt && answeredAt > sentAt,
    ),
  );
  const ids = new Set(quoting.map(({ id }) => id));
  return new Set(reminders.filter(({ eventKey }) => ids.has(eventKey)).map(({ id }) => id));
}

const ANSWERED = { answeredAt: { not: null } } as const;

const NEWEST = { orderBy: { number: 'desc' }, take: 1 } as const;
const WHAT_IT_IS_ABOUT = {
  brief: {
    include: { checkIns: true, deliveries: NEWEST, clarifications: OPEN, changes: OPEN },
  },
  agreement: { select: { workspaceId: true, id: true } },
  timesheet: { include: { submissions: NEWEST } },
  evaluation: { include: WITH_THE_WORK },
} as const satisfies Prisma.ReminderInclude;

type Reminder = Prisma.ReminderGetPayload<{ include: typeof WHAT_IT_IS_ABOUT }>;

type Awaited = AwaitedBrief & Parameters<typeof findDues>[1];

/** Whether a reminder about late answers is about none that is still missing; what is waited for since isn't its own. */
async function isAnswered(
  tx: Tx,
  { kind: named, sentAt, dueAt }: Reminder,
  brief: Awaited,
): Promise<boolean> {
  const kind = ANSWER_KINDS.find((each) => each === named);
  if (!kind) return false;
  return lateBy(sentAt ?? dueAt, await findDues(tx, brief, waitsOf(kind, brief))).length === 0;
}

/** By the very rules by which it would be sent now. What its reader can't see is left to its sender. */
async function isOutdated(tx: Tx, reminder: Reminder, at: Date): Promise<boolean> {
  const { brief, agreement, timesheet, evaluation, party, dueAt } = reminder;
  if (brief) {
    const [delivery = null] = brief.deliveries;
    const [change = null] = brief.changes;
    const facts = { ...brief, questions: brief.clarifications, change, delivery };
    return !isStillTrue(reminder, facts, at) || (await isAnswered(tx, reminder, facts));
  }
  if (timesheet) {
    const kind = WAITING_KINDS.find((each) => each === reminder.kind);
    const [latest] = timesheet.submissions;
    const { state } = timesheet;
    return kind && latest ? judgeWaiting({ kind, dueAt }, { ...latest, state }, at) === 'cancel' : false;
  }
  if (evaluation && party) {
    const kind = EVALUATION_REMINDERS.find((each) => each === reminder.kind);
    if (!kind) return false;
    return judgeEvaluationReminder({ kind, party, dueAt }, remindable(evaluation), at) === 'cancel';
  }
  const kind = AGREEMENT_REMINDER_KINDS.find((each) => each === reminder.kind);
  const facts = agreement && kind ? await readRemindable(tx, agreement) : null;
  if (!facts || !kind || !party) return false;
  return judgeAgreementReminder({ kind, party, dueAt }, facts, at) === 'cancel';
}
