'use server';

import { cancelAnswerReminder, cancelRemindersOfTime } from '@/lib/notifications/reminding';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { changedMeanwhile, demand, requireSame } from '@/lib/platform/result';
import { writeAnswer } from '../answering';
import { auditBrief } from '../auditing';
import { planAnswerReminder } from '../awaited.jobs';
import { loadBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyStaff } from '../notifying';
import { decide, requireOwnQuestion } from '../rules';
import { AnswerQuestion, AskQuestion, WithdrawQuestion } from '../schema';
import { questionMail } from './emails/question';
import { questionWithdrawnMail } from './emails/question-withdrawn';
import { endQuestion, loadQuestion } from './ending-questions';
import { pauseClock } from './pauses';
import { stopsTheClock } from './pausing.rules';

/** The assistant asks about a brief; a blocking question says that the work can't go on without the answer. */
export const askQuestion = defineAction({
  name: 'briefs.ask',
  input: AskQuestion,
  once: {
    again: () => null,
    refusalOfOther:
      'Your question arrived earlier in other words, and stays as it was. Nothing was changed now, and what you typed is still here: open the form again to ask this as well.',
  },
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { question, isBlocking, clarificationId } = input;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'ask', actor));
    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    const submitted = { ...place, id: clarificationId, briefId: brief.id, question, isBlocking };
    const created = await tx.clarification.createMany({
      data: { ...submitted, askedById: me.userId, askedAt: now },
      skipDuplicates: true,
    });
    if (created.count === 0) {
      requireSame(await tx.clarification.count({ where: { ...submitted, askedById: me.userId } }));
      return null;
    }
    if (next !== brief.state) {
      await moveBrief(tx, brief, next, now);
      await cancelAnswerReminder(tx, brief, 'hand_over_waiting');
    }
    if (stopsTheClock(input, facts.openBlockingQuestions)) {
      await pauseClock(tx, brief, { clarificationId, at: now });
      // nobody is reminded about work that can't go on
      await cancelRemindersOfTime(tx, brief);
    }
    await planAnswerReminder(tx, brief, 'question_waiting', { by: 'owner', since: now });
    await auditBrief(scope, brief, 'brief.question_asked', { clarificationId });
    await notifyStaff(tx, brief, {
      kind: 'brief.question',
      factId: clarificationId,
      questionId: clarificationId,
      at: now,
      excerpt: question,
      write: (words) => questionMail(words, { question, isBlocking }),
    });
    // what the same person wrote offline after this was based on the version they saw, from before their own question
    return next === brief.state ? null : { from: brief.version, to: brief.version + 1 };
  },
});

/**
 * The asker withdraws a question nobody has answered yet. The brief still shows that it was asked. A mail goes only to
 * those who had been told of the question; for the others, what was still waiting to be sent isn't sent.
 */
export const withdrawQuestion = defineAction({
  name: 'briefs.withdrawQuestion',
  input: WithdrawQuestion,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, now, request }) {
    const { clarificationId } = input;
    const loaded = await loadBrief(tx, me, input);
    const question = await loadQuestion(tx, loaded, clarificationId);
    const isOwn = question.askedById === me.userId;
    // pressed twice
    if (isOwn && question.isWithdrawn) return;
    if (question.answeredAt) throw changedMeanwhile('question');
    demand(decide(loaded.facts, 'withdrawQuestion', loaded.actor));
    demand(requireOwnQuestion(isOwn));
    const { requestId } = request;
    const end = { outcome: 'withdrawn', answer: '', byId: me.userId, at: now, requestId } as const;
    const { moved, waited, answered } = await endQuestion(tx, loaded, question, end);
    await notifyStaff(tx, moved, {
      kind: 'brief.question_withdrawn',
      factId: clarificationId,
      alsoCompletes: answered,
      at: now,
      onlyIfTold: 'brief.question',
      write: (words) =>
        questionWithdrawnMail(words, { question: question.question, goesOn: waited !== null }),
    });
  },
});

/** The owner's side answers; the last answer gives a brief that waited for it back to the assistant. */
export const answerQuestion = defineAction({
  name: 'briefs.answer',
  input: AnswerQuestion,
  once: {
    ...DONE_AS_BEFORE,
    refusalOfOther:
      'Your answer arrived earlier in other words, and stays as it was. Nothing was changed now, and what you typed is still here: say in a message what else they need to know.',
  },
  async run({ input, tx, me, signedIn, now, request }) {
    const { requestId } = request;
    await writeAnswer(tx, { ...input, by: me, name: signedIn.name, at: now, requestId });
  },
});
