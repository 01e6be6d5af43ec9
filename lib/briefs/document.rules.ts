import type { BriefDelivery, BriefDocument, BriefQuestion } from './document.queries';
import { type BriefFacts, type BriefParty, OPEN_STATES } from './rules';

/** @returns whether a question waits: nobody has answered it, it wasn't taken back, and its brief isn't over. */
export function isOpenQuestion(
  { state }: Pick<BriefDocument, 'state'>,
  { answer, withdrawnAt }: Pick<BriefQuestion, 'answer' | 'withdrawnAt'>,
): boolean {
  return answer === null && withdrawnAt === null && OPEN_STATES.includes(state);
}

/** What of a brief its table judges by. */
type Judged = Pick<BriefDocument, 'state' | 'hasEnded'> & {
  readonly clarifications: readonly Pick<BriefQuestion, 'answer' | 'withdrawnAt' | 'isBlocking'>[];
  readonly deliveries: readonly Pick<BriefDelivery, 'deliveredById'>[];
  readonly changes: readonly { readonly raisedBy: BriefParty; readonly answer: object | null }[];
};

/** @returns what the table of `rules.ts` judges by, read from a whole brief: for showing just the buttons that work. */
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
