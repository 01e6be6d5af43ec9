import { type BriefParty, type BriefState, statesFor } from './rules';

/** What reminds one side that it owes the other an answer, for longer than the two have agreed. */
export const ANSWER_KINDS = ['question_waiting', 'hand_over_waiting', 'change_waiting'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export type PlannedAnswer = { readonly kind: AnswerKind; readonly dueAt: Date };

/** What of a brief waits for an answer. */
export type AwaitedBrief = {
  readonly state: BriefState;
  readonly stateChangedAt: Date;
  /** without an answer, the oldest first */
  readonly questions: readonly { readonly askedAt: Date }[];
  /** other terms that are asked for; null: none without an answer */
  readonly change: { readonly raisedBy: BriefParty; readonly raisedAt: Date } | null;
};

/** Somebody's answer that the other side waits for. */
export type Wait = { readonly by: BriefParty; readonly since: Date };

const ANSWERED_IN = statesFor('answer');
const AGREED_IN = statesFor('acceptChange');

/**
 * product.md: when one side stays silent past what was agreed, the app asks the awkward question. A brief that is handed
 * over waits to be accepted, declined or asked about; what was asked before counts from the answer on.
 * @returns whose answer is waited for and since when, of each thing of a kind; none where nothing waits any more.
 */
export function waitsOf(kind: AnswerKind, brief: AwaitedBrief): readonly Wait[] {
  const { state, stateChangedAt, questions, change } = brief;
  switch (kind) {
    case 'question_waiting':
      return ANSWERED_IN.includes(state)
        ? questions.map(({ askedAt }) => ({ by: 'owner', since: askedAt }))
        : [];
    case 'hand_over_waiting':
      return state === 'sent' ? [{ by: 'assistant', since: stateChangedAt }] : [];
    case 'change_waiting':
      if (!change || !AGREED_IN.includes(state)) return [];
      return [waitForChange(change)];
  }
}

/** @returns whose answer to a wish for other terms is waited for: that of the side that didn't ask. */
export function waitForChange({ raisedBy, raisedAt }: NonNullable<AwaitedBrief['change']>): Wait {
  return { by: raisedBy === 'owner' ? 'assistant' : 'owner', since: raisedAt };
}
