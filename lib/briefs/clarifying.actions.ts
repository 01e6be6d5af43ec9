'use server';

import { findAgreementInForce } from '@/lib/agreements/queries';
import { cancelReminders, setReminders } from '@/lib/notifications/reminding';
import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { answerLetter } from './emails/answer';
import { questionLetter } from './emails/question';
import { requireSameAgreement } from './handing-over.rules';
import { loadBrief } from './loading';
import { moveBrief } from './moving';
import { pauseClock, resumeClock } from './pauses';
import { startsTheClock, stopsTheClock } from './pausing.rules';
import { decide, stateAfterAnswer } from './rules';
import { AnswerQuestion, AskQuestion } from './schema';
import { tellAssistant, tellStaff } from './telling';

/** The assistant asks about a brief; a blocking question says that the work can't go on without the answer. */
export const askQuestion = defineAction({
  name: 'briefs.ask',
  input: AskQuestion,
  once: { again: null },
  async run({ input, tx, me, now, request }) {
    const { question, isBlocking, clarificationId } = input;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'ask', actor));
    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    const asked = await tx.clarification.createMany({
      data: {
        ...place,
        id: clarificationId,
        briefId: brief.id,
        question,
        isBlocking,
        askedById: me.userId,
        askedAt: now,
      },
      skipDuplicates: true,
    });
    if (asked.count === 0) return null;
    if (next !== brief.state) await moveBrief(tx, brief, next, now);
    if (stopsTheClock(input, facts.openBlockingQuestions)) {
      await pauseClock(tx, brief, { clarificationId, at: now });
      // nobody is reminded of work that can't go on
      await cancelReminders(tx, brief);
    }
    await audit(tx, {
      ...place,
      actorUserId: me.userId,
      action: 'brief.question_asked',
      subject: { kind: 'brief', id: brief.id },
      data: { clarificationId },
      requestId: request.requestId,
    });
    await tellStaff(tx, brief, {
      kind: 'brief.question',
      factId: clarificationId,
      at: now,
      write: (words) => questionLetter(words, { question, isBlocking }),
    });
    // what the same person wrote offline after it goes by the version that they saw, before their own question
    return next === brief.state ? null : { from: brief.version, to: brief.version + 1 };
  },
});

/** The owner's side answers; the last answer gives a brief that waited for it back to the assistant. */
export const answerQuestion = defineAction({
  name: 'briefs.answer',
  input: AnswerQuestion,
  async run({ input, tx, me, signedIn, now, request }) {
    const { workspaceId, clarificationId, answer } = input;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
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
      data: { ...place, id: newId(), clarificationId, answer, answeredById: me.userId, answeredAt: now },
    });
    if (next !== brief.state) {
      const agreement = await findAgreementInForce(tx, workspaceId, brief.engagementId);
      demand(requireSameAgreement(agreement, brief.agreementId));
      await moveBrief(tx, brief, next, now);
    }
    const goesOn = startsTheClock(clarification, facts.openBlockingQuestions);
    const { waited, ...moved } = goesOn
      ? await resumeClock(tx, brief, { at: now })
      : { ...brief, waited: null };
    if (goesOn) await setReminders(tx, { ...moved, state: next });
    await audit(tx, {
      ...place,
      actorUserId: me.userId,
      action: 'brief.question_answered',
      subject: { kind: 'brief', id: brief.id },
      data: { clarificationId },
      requestId: request.requestId,
    });
    const { question } = clarification;
    await tellAssistant(tx, moved, {
      kind: 'brief.answer',
      factId: clarificationId,
      at: now,
      write: (words) => answerLetter(words, { question, answer, by: signedIn.name, waited }),
    });
  },
});
