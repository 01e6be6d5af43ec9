import { changedMeanwhile, demand } from '@/lib/platform/result';
import type { ActorAccess, Tx } from '@/lib/platform/tenancy';
import { type BriefRef, loadBrief } from './loading';
import { notifyAssistant } from './notifying';
import { answerMail } from './questions/emails/answer';
import { endQuestion, loadQuestion } from './questions/ending-questions';
import { decide, requireNotWithdrawn } from './rules';

type Answer = BriefRef & {
  readonly clarificationId: string;
  readonly answer: string;
  readonly by: ActorAccess & { readonly userId: string };
  /** who answers, as the assistant sees it */
  readonly name: string;
  readonly at: Date;
  readonly requestId?: string;
};

/**
 * Answers a question, whether from the page or by mail, in the transaction of whoever answers.
 * @throws Refused when it isn't there, isn't theirs to answer, was withdrawn (`question_withdrawn`) or answered before
 * (`changed_meanwhile`), or the agreement that the work was accepted under is no longer in force.
 */
export async function writeAnswer(tx: Tx, given: Answer): Promise<void> {
  const { clarificationId, answer, by, name, at, requestId } = given;
  const loaded = await loadBrief(tx, by, given);
  const question = await loadQuestion(tx, loaded, clarificationId);
  demand(requireNotWithdrawn(question));
  if (question.answeredAt) throw changedMeanwhile('question');
  demand(decide(loaded.facts, 'answer', loaded.actor));
  const end = { outcome: 'answered', answer, byId: by.userId, at, requestId } as const;
  const { moved, waited, answered } = await endQuestion(tx, loaded, question, end);
  await notifyAssistant(tx, moved, {
    kind: 'brief.answer',
    factId: clarificationId,
    alsoCompletes: answered,
    at,
    excerpt: answer,
    write: (words) => answerMail(words, { question: question.question, answer, by: name, waited }),
  });
}
