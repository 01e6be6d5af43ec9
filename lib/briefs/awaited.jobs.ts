import { isLate } from '@/lib/notifications/reminders/rules';
import { addAnswerReminder, type DueReminder, defineReminder } from '@/lib/notifications/reminding';
import type { Tx } from '@/lib/platform/tenancy';
import { findDues } from './awaited.queries';
import { ANSWER_KINDS, type AnswerKind, lateBy, type Wait, waitForChange, waitsOf } from './awaited.rules';
import { awaitedMail } from './emails/awaited';
import type { LoadedBrief } from './loading';
import { notifyOtherSide } from './notifying';

type Brief = Pick<LoadedBrief['brief'], 'workspaceId' | 'engagementId' | 'id' | 'agreementId' | 'deadlineAt'>;

/** Plans when one side is asked why there is no answer yet: once it is later than the brief's agreement allows. */
export async function planAnswerReminder(tx: Tx, brief: Brief, kind: AnswerKind, wait: Wait): Promise<void> {
  const { workspaceId, engagementId, id: briefId, deadlineAt } = brief;
  const [due] = await findDues(tx, brief, [wait]);
  const dueAt = due?.dueAt;
  if (!dueAt) return;
  // an answer due after the deadline gets no reminder: the deadline's own reminders cover it
  if (kind === 'hand_over_waiting' && deadlineAt !== null && dueAt >= deadlineAt) return;
  await addAnswerReminder(tx, { workspaceId, engagementId, briefId }, { kind, dueAt }, remindOfAnswer);
}

/**
 * Plans again the reminder about a change request, for a brief that was sent back: while it was delivered no answer was
 * needed.
 */
export async function replanChangeReminder(tx: Tx, brief: Brief): Promise<void> {
  const { workspaceId, id: briefId } = brief;
  const change = await tx.changeRequest.findFirst({
    where: { workspaceId, briefId, ...OPEN_CHANGE.where },
    select: OPEN_CHANGE.select,
  });
  if (change) await planAnswerReminder(tx, brief, 'change_waiting', waitForChange(change));
}

/** Asks the person who owes an answer for it, if it is still owed and late. Sent once, like every reminder. */
export const remindOfAnswer = defineReminder('briefs.remind_of_answer', remind);

async function remind(tx: Tx, { id, where, at, cancel, markSent }: DueReminder): Promise<void> {
  const {
    kind: named,
    dueAt,
    brief,
  } = await tx.reminder.findUniqueOrThrow({
    where,
    include: { brief: { include: { clarifications: OPEN_QUESTIONS, changes: OPEN_CHANGE } } },
  });
  const kind = ANSWER_KINDS.find((each) => each === named);
  if (!brief || !kind) return;
  const { clarifications: questions, changes } = brief;
  const [change = null] = changes;
  const dues = await findDues(tx, brief, waitsOf(kind, { ...brief, questions, change }));
  const late = lateBy(at, dues);
  const [longest] = late;
  if (!longest) {
    await cancel();
    const [next] = dues;
    // nothing is overdue yet, since somebody's working days have changed: reminded later
    if (next) await planAnswerReminder(tx, brief, kind, next);
    return;
  }

  await markSent();
  const lateQuestions = kind === 'question_waiting' ? questions.slice(0, late.length) : [];
  const [only, ...others] = lateQuestions;
  const said =
    kind === 'change_waiting' && change ? [change.reason] : lateQuestions.map(({ question }) => question);
  const isBack = brief.sentAt !== null && brief.sentAt < longest.since;
  await notifyOtherSide(tx, brief, longest.by === 'owner' ? 'assistant' : 'owner', {
    kind: `reminder.${kind}`,
    factId: id,
    at,
    isLate: isLate(dueAt, at),
    ...(only && others.length === 0 ? { questionId: only.id } : {}),
    write: (words) => awaitedMail(words, { ...longest, kind, isBack, said }),
  });
}

const OPEN_QUESTIONS = {
  where: { answeredAt: null },
  orderBy: { askedAt: 'asc' },
  select: { id: true, question: true, askedAt: true },
} as const;
const OPEN_CHANGE = {
  where: { answeredAt: null },
  select: { raisedBy: true, raisedAt: true, reason: true },
} as const;
