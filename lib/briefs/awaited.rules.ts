import { type BriefParty, type BriefState, statesFor } from './rules';

/** Reminders that one side owes the other an answer, for longer than the agreed time. */
export const ANSWER_KINDS = ['question_waiting', 'hand_over_waiting', 'change_waiting'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export type PlannedAnswer = { readonly kind: AnswerKind; readonly dueAt: Date };

/** What may be waiting for an answer on a brief. */
export type AwaitedBrief = {
  readonly state: BriefState;
  readonly stateChangedAt: Date;
  /** unanswered questions, oldest first */
  readonly questions: readonly { readonly askedAt: Date }[];
  /** the open change request; null if there is none */
  readonly change: { readonly raisedBy: BriefParty; readonly raisedAt: Date } | null;
};

/** Somebody's answer that the other side waits for. */
export type Wait = { readonly by: BriefParty; readonly since: Date };

const ANSWERED_IN = statesFor('answer');
const AGREED_IN = statesFor('acceptChange');

/**
 * product.md: when one side stays silent past what was agreed, the app asks the awkward question. A brief that is
 * handed over waits to be accepted, declined or asked about; after a question, the time counts from its answer.
 * @returns for each thing of a kind, whose answer is waited for and since when; none if nothing waits any more.
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

/**
 * @param waits what is waited for, with the time by which it was to be answered
 * @returns those whose answer was overdue at an instant: what a reminder of then is about
 */
export function lateBy<One extends { readonly dueAt: Date | null }>(
  at: Date,
  waits: readonly One[],
): readonly One[] {
  return waits.filter(({ dueAt }) => dueAt !== null && dueAt <= at);
}

/** @returns whose answer to a change request is waited for: that of the side that didn't ask. */
export function waitForChange({ raisedBy, raisedAt }: NonNullable<AwaitedBrief['change']>): Wait {
  return { by: raisedBy === 'owner' ? 'assistant' : 'owner', since: raisedAt };
}
