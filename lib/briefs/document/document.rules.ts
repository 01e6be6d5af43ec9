import { type BriefFacts, type BriefParty, OPEN_STATES } from '../rules';
import type { BriefDelivery, BriefDocument, BriefQuestion } from './document.queries';

/** @returns whether a question is open: not answered, not withdrawn, and its brief isn't over. */
export function isOpenQuestion(
  { state }: Pick<BriefDocument, 'state'>,
  { answer, withdrawnAt }: Pick<BriefQuestion, 'answer' | 'withdrawnAt'>,
): boolean {
  return answer === null && withdrawnAt === null && OPEN_STATES.includes(state);
}

/** The facts that a brief's rules judge by. */
type Judged = Pick<BriefDocument, 'state' | 'hasEnded'> & {
  readonly clarifications: readonly Pick<BriefQuestion, 'answer' | 'withdrawnAt' | 'isBlocking'>[];
  readonly deliveries: readonly Pick<BriefDelivery, 'deliveredById'>[];
  readonly changes: readonly { readonly raisedBy: BriefParty; readonly answer: object | null }[];
};

/** @returns the facts that `rules.ts` judges by, from a whole brief: for showing only the buttons that work. */
export function factsOf(brief: Judged): BriefFacts {
  const open = brief.clarifications.filter((question) => isOpenQuestion(brief, question));
  return {
    state: brief.state,
    openQuestions: open.length,
    openBlockingQuestions: open.filter(({ isBlocking }) => isBlocking).length,
    deliveredById: brief.deliveries.at(-1)?.deliveredById ?? null,
    changeAskedBy: brief.changes.find(({ answer }) => answer === null)?.raisedBy ?? null,
    hasEnded: brief.hasEnded,
  };
}
