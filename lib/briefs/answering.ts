import { findAgreementInForce } from '@/lib/agreements/queries';
import { cancelAnswerReminder, setReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import type { Standing, Tx } from '@/lib/platform/tenancy';
import { awaitAnswer } from './awaited.jobs';
import { answerLetter } from './emails/answer';
import { requireSameAgreement } from './handing-over.rules';
import { type BriefRef, loadBrief } from './loading';
import { moveBrief } from './moving';
import { resumeClock } from './pauses';
import { startsTheClock } from './pausing.rules';
import { decide, stateAfterAnswer } from './rules';
import { tellAssistant } from './telling';

type Answer = BriefRef & {
  readonly clarificationId: string;
  readonly answer: string;
  readonly by: Standing & { readonly userId: string };
  /** who answers, as the assistant is told */
  readonly name: string;
  readonly at: Date;
  readonly requestId?: string;
};

/**
 * Answers a question, wherever the answer comes from: the page, or a mail. The last answer gives a brief that waited for
 * it back to the assistant, and lets its clock go on. In the transaction of whoever answers.
 * @throws Refused when it isn't there, isn't theirs to answer, was answered before (`changed_meanwhile`), or the agreement
 * that the work was accepted under isn't in force any more.
 */
export async function writeAnswer(tx: Tx, given: Answer): Promise<void> {
  const { workspaceId, clarificationId, answer, by, name, at, requestId } = given;
  const { brief, facts, actor } = await loadBrief(tx, by, given);
  const clarification = await tx.clarification.findFirst({
    where: { workspaceId, id: clarificationId, briefId: brief.id },
    select: { question: true, isBlocking: true, answeredAt: true },
  });
  if (!clarification) throw notFound('question');
  if (clarification.answeredAt) throw changedMeanwhile('question');
  demand(decide(facts, 'answer', actor));
  const next = stateAfterAnswer(brief.state, facts.openQuestions - 1);

  const place = { workspaceId, engagementId: brief.engagementId };
  await tx.clarificationAnswer.createMany({
    data: { ...place, id: newId(), clarificationId, answer, answeredById: by.userId, answeredAt: at },
  });
  if (next !== brief.state) {
    const agreement = await findAgreementInForce(tx, workspaceId, brief.engagementId);
    demand(requireSameAgreement(agreement, brief.agreementId));
    await moveBrief(tx, brief, next, at);
  }
  if (facts.openQuestions === 1) await cancelAnswerReminder(tx, brief, 'question_waiting');
  const goesOn = startsTheClock(clarification, facts.openBlockingQuestions);
  const { waited, ...moved } = goesOn ? await resumeClock(tx, brief, { at }) : { ...brief, waited: null };
  if (goesOn) await setReminders(tx, { ...moved, state: next });
  if (next === 'sent') await awaitAnswer(tx, moved, 'hand_over_waiting', { by: 'assistant', since: at });
  await audit(tx, {
    ...place,
    actorUserId: by.userId,
    action: 'brief.question_answered',
    subject: { kind: 'brief', id: brief.id },
    data: { clarificationId },
    ...(requestId === undefined ? {} : { requestId }),
  });
  const { question } = clarification;
  await tellAssistant(tx, moved, {
    kind: 'brief.answer',
    factId: clarificationId,
    at,
    write: (words) => answerLetter(words, { question, answer, by: name, waited }),
  });
}
