import { findAgreementInForce } from '@/lib/agreements/queries';
import { cancelAnswerReminder, setReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { newId } from '@/lib/platform/ids';
import { demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { planAnswerReminder } from '../awaited.jobs';
import { findDues } from '../awaited.queries';
import { lateBy } from '../awaited.rules';
import { requireSameAgreement } from '../handing-over.rules';
import type { LoadedBrief } from '../loading';
import { moveBrief } from '../moving';
import { stateAfterAnswer } from '../rules';
import { resumeClock } from './pauses';
import { startsTheClock } from './pausing.rules';

/** Reads a question of a locked brief. @throws Refused (`not_found`) when it isn't one of its */
export async function loadQuestion(tx: Tx, { brief }: Pick<LoadedBrief, 'brief'>, id: string) {
  const question = await tx.clarification.findFirst({
    where: { workspaceId: brief.workspaceId, id, briefId: brief.id },
    select: {
      id: true,
      question: true,
      isBlocking: true,
      askedById: true,
      answeredAt: true,
      isWithdrawn: true,
    },
  });
  if (!question) throw notFound('question');
  return question;
}

type Question = Awaited<ReturnType<typeof loadQuestion>>;

type End = {
  readonly outcome: 'answered' | 'withdrawn';
  /** for one that is withdrawn: nothing */
  readonly answer: string;
  readonly byId: string;
  readonly at: Date;
  readonly requestId?: string | undefined;
};

/**
 * Ends an open question. The last one gives a brief that waited for it back to the assistant, and the last blocking one
 * starts its clock again. The caller has locked the brief, and has decided.
 * @returns the brief with its current deadline; for how many minutes it stood still for this, null when it didn't, or
 * still does; and which reminders are answered by it
 * @throws Refused when the agreement that the work was handed over under is no longer in force
 */
export async function endQuestion(
  tx: Tx,
  { brief, facts }: Pick<LoadedBrief, 'brief' | 'facts'>,
  question: Question,
  { outcome, answer, byId, at, requestId }: End,
) {
  const { workspaceId, engagementId } = brief;
  const place = { workspaceId, engagementId };
  const clarificationId = question.id;
  const next = stateAfterAnswer(brief.state, facts.openQuestions - 1);
  await tx.clarificationAnswer.createMany({
    data: { ...place, id: newId(), clarificationId, outcome, answer, answeredById: byId, answeredAt: at },
  });
  if (next !== brief.state) {
    const agreement = await findAgreementInForce(tx, workspaceId, engagementId);
    demand(requireSameAgreement(agreement, brief.agreementId));
    await moveBrief(tx, brief, next, at);
  }
  if (facts.openQuestions === 1) await cancelAnswerReminder(tx, brief, 'question_waiting');
  const goesOn = startsTheClock(question, facts.openBlockingQuestions);
  const { waited, ...moved } = goesOn ? await resumeClock(tx, brief, { at }) : { ...brief, waited: null };
  if (goesOn) await setReminders(tx, { ...moved, state: next });
  if (next === 'sent')
    await planAnswerReminder(tx, moved, 'hand_over_waiting', { by: 'assistant', since: at });
  await audit(tx, {
    ...place,
    actorUserId: byId,
    action: RECORDED[outcome],
    subject: { kind: 'brief', id: brief.id },
    data: { clarificationId },
    ...(requestId === undefined ? {} : { requestId }),
  });
  return { moved, waited, answered: await remindersAnswered(tx, brief) };
}

/**
 * @returns the reminders that were sent about late questions and say nothing any more, now that one of these has ended:
 * another one that was late as well is still asked for
 */
async function remindersAnswered(tx: Tx, brief: LoadedBrief['brief']): Promise<readonly string[]> {
  const { workspaceId, id: briefId } = brief;
  const sent = await tx.reminder.findMany({
    where: { workspaceId, briefId, kind: 'question_waiting', sentAt: { not: null } },
    select: { id: true, dueAt: true, sentAt: true },
  });
  if (sent.length === 0) return [];
  const open = await tx.clarification.findMany({
    where: { workspaceId, briefId, answeredAt: null },
    select: { askedAt: true },
  });
  const waits = open.map(({ askedAt }) => ({ by: 'owner', since: askedAt }) as const);
  const dues = await findDues(tx, brief, waits);
  return sent.filter(({ sentAt, dueAt }) => lateBy(sentAt ?? dueAt, dues).length === 0).map(({ id }) => id);
}

const RECORDED: Record<End['outcome'], AuditActionOf<'brief'>> = {
  answered: 'brief.question_answered',
  withdrawn: 'brief.question_withdrawn',
};
