import type { BriefDelivery, BriefDocument, BriefQuestion } from './document.queries';
import type { BriefFacts, BriefParty } from './rules';

/** @returns whether a question waits: nobody has answered it, and it wasn't taken back. */
export function isOpenQuestion({
  answer,
  withdrawnAt,
}: Pick<BriefQuestion, 'answer' | 'withdrawnAt'>): boolean {
  return answer === null && withdrawnAt === null;
}

/** What of a brief its table judges by. */
type Judged = Pick<BriefDocument, 'state' | 'hasEnded'> & {
  readonly clarifications: readonly Pick<BriefQuestion, 'answer' | 'withdrawnAt' | 'isBlocking'>[];
  readonly deliveries: readonly Pick<BriefDelivery, 'deliveredById'>[];
  readonly changes: readonly { readonly raisedBy: BriefParty; readonly answer: object | null }[];
};

/** @returns what the table of `rules.ts` judges by, read from a whole brief: for showing just the buttons that work. */
export function factsOf(brief: Judged): BriefFacts {
  const open = brief.clarifications.filter(isOpenQuestion);
  return {
    state: brief.state,
    openQuestions: open.length,
    openBlockingQuestions: open.filter(({ isBlocking }) => isBlocking).length,
    deliveredById: brief.deliveries.at(-1)?.deliveredById ?? null,
    changeAskedBy: brief.changes.find(({ answer }) => answer === null)?.raisedBy ?? null,
    hasEnded: brief.hasEnded,
  };
}
