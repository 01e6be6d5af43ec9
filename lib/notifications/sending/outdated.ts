import { readRemindable } from '@/lib/agreements/timing/remindable.queries';
import { AGREEMENT_REMINDER_KINDS, judgeAgreementReminder } from '@/lib/agreements/timing/reminding.rules';
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
async function findWithdrawn(tx: Tx, waiting: readonly Waiting[]): Promise<readonly string[]> {
  const questions = waiting.filter(({ kind }) => kind === 'brief.question');
  if (questions.length === 0) return [];
  const withdrawn = await tx.clarification.findMany({
    where: {
      workspaceId: { in: [...new Set(questions.map(({ workspaceId }) => workspaceId))] },
      id: { in: questions.map(({ eventKey }) => eventKey) },
      isWithdrawn: true,
    },
    select: { id: true },
  });
  const keys = new Set(withdrawn.map(({ id }) => id));
  return questions.filter(({ eventKey }) => keys.has(eventKey)).map(({ id }) => id);
}

/** Risks that their assistant has called over since, or that a delivery or the end of the brief has. */
async function findRisksOver(tx: Tx, waiting: readonly Waiting[]): Promise<readonly string[]> {
  const risks = waiting.filter(({ kind }) => kind === 'brief.at_risk');
  if (risks.length === 0) return [];
  const over = await tx.riskReport.findMany({
    where: {
      workspaceId: { in: [...new Set(risks.map(({ workspaceId }) => workspaceId))] },
      id: { in: risks.map(({ eventKey }) => eventKey) },
      resolvedAt: { not: null },
    },
    select: { id: true },
  });
  const keys = new Set(over.map(({ id }) => id));
  return risks.filter(({ eventKey }) => keys.has(eventKey)).map(({ id }) => id);
}

async function findOutdatedReminders(
  tx: Tx,
  waiting: readonly Waiting[],
  at: Date,
): Promise<readonly string[]> {
  const reminders = waiting.filter(({ kind }) => kind.startsWith('reminder.'));
  if (reminders.length === 0) return [];
  const rows = await tx.reminder.findMany({
    where: {
      workspaceId: { in: [...new Set(reminders.map(({ workspaceId }) => workspaceId))] },
      id: { in: reminders.map(({ eventKey }) => eventKey) },
    },
    include: WHAT_IT_IS_ABOUT,
  });
  const outdated = new Set<string>();
  for (const row of rows) if (await isOutdated(tx, row, at)) outdated.add(row.id);
  return reminders.filter(({ eventKey }) => outdated.has(eventKey)).map(({ id }) => id);
}

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

/** By the very rules by which it would be sent now. What its reader can't see is left to its sender. */
async function isOutdated(tx: Tx, reminder: Reminder, at: Date): Promise<boolean> {
  const { brief, agreement, timesheet, evaluation, party, dueAt } = reminder;
  if (brief) {
    const [delivery = null] = brief.deliveries;
    const [change = null] = brief.changes;
    return !isStillTrue(reminder, { ...brief, questions: brief.clarifications, change, delivery }, at);
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
