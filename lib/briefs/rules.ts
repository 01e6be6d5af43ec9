import { accept, type Result, refuse } from '@/lib/platform/result';

/** The states of a brief, in the order a reader meets them (product.md, "Briefs"). */
export const BRIEF_STATES = [
  'draft',
  'sent',
  'clarifying',
  'accepted',
  'declined',
  'in_progress',
  'delivered',
  'revision',
  'approved',
  'cancelled',
  'withdrawn',
] as const;
export type BriefState = (typeof BRIEF_STATES)[number];

/** What people do with a brief. */
export const BRIEF_ACTIONS = [
  'save',
  'discard',
  'send',
  'withdraw',
  'cancel',
  'answer',
  'approve',
  'requestRevision',
  'ask',
  'accept',
  'decline',
  'start',
  'raiseRisk',
  'resolveRisk',
  'deliver',
] as const;
export type BriefAction = (typeof BRIEF_ACTIONS)[number];

/** On whose side of the engagement somebody stands. Owners and managers hand over; the assistant does the work. */
export const BRIEF_ROLES = ['owner', 'manager', 'assistant'] as const;
export type BriefRole = (typeof BRIEF_ROLES)[number];

export type BriefFacts = {
  readonly state: BriefState;
  /** questions without an answer */
  readonly openQuestions: number;
  readonly openBlockingQuestions: number;
  /** who made the latest delivery, if there is one */
  readonly deliveredById: string | null;
};

export type BriefActor = { readonly role: BriefRole; readonly userId: string };

/** `same`: the deed is a row of its own and leaves the state as it is. */
type Move = {
  readonly by: 'staff' | 'assistant';
  readonly from: Partial<Record<BriefState, BriefState | 'same'>>;
};

/** The whole life of a brief. Each line reads: who, from which state, to which state. */
const MOVES: Record<BriefAction, Move> = {
  save: { by: 'staff', from: { draft: 'same' } },
  discard: { by: 'staff', from: { draft: 'same' } },
  send: { by: 'staff', from: { draft: 'sent' } },
  withdraw: { by: 'staff', from: { sent: 'withdrawn', clarifying: 'withdrawn' } },
  cancel: { by: 'staff', from: { accepted: 'cancelled', in_progress: 'cancelled', revision: 'cancelled' } },
  answer: {
    by: 'staff',
    from: { clarifying: 'same', accepted: 'same', in_progress: 'same', revision: 'same', delivered: 'same' },
  },
  approve: { by: 'staff', from: { delivered: 'approved' } },
  requestRevision: { by: 'staff', from: { delivered: 'revision' } },
  ask: {
    by: 'assistant',
    from: { sent: 'clarifying', clarifying: 'same', accepted: 'same', in_progress: 'same', revision: 'same' },
  },
  accept: { by: 'assistant', from: { sent: 'accepted', clarifying: 'accepted' } },
  decline: { by: 'assistant', from: { sent: 'declined', clarifying: 'declined' } },
  start: { by: 'assistant', from: { accepted: 'in_progress' } },
  raiseRisk: { by: 'assistant', from: { accepted: 'same', in_progress: 'same', revision: 'same' } },
  resolveRisk: { by: 'assistant', from: { accepted: 'same', in_progress: 'same', revision: 'same' } },
  deliver: {
    by: 'assistant',
    from: { accepted: 'delivered', in_progress: 'delivered', revision: 'delivered' },
  },
};

const STATE_WORDS: Record<BriefState, string> = {
  draft: 'a draft',
  sent: 'waiting to be accepted',
  clarifying: 'waiting for an answer',
  accepted: 'accepted',
  declined: 'declined',
  in_progress: 'in progress',
  delivered: 'delivered',
  revision: 'in revision',
  approved: 'approved',
  cancelled: 'cancelled',
  withdrawn: 'withdrawn',
};

/** @returns the state in words that end the sentence "This brief is …". */
export function stateInWords(state: BriefState): string {
  return STATE_WORDS[state];
}

/**
 * Decides whether somebody may do something with a brief now.
 * @returns the state that follows, or a refusal written for that person.
 */
export function decide(brief: BriefFacts, action: BriefAction, actor: BriefActor): Result<BriefState> {
  const move = MOVES[action];
  const side = actor.role === 'assistant' ? 'assistant' : 'staff';
  if (move.by !== side) {
    return refuse(
      'not_yours',
      side === 'staff' ? 'Only the assistant can do that.' : 'Only the owner’s side can do that.',
    );
  }
  const next = move.from[brief.state];
  if (next === undefined)
    return refuse('wrong_state', `This brief is ${stateInWords(brief.state)}, so that can’t be done now.`);
  if (action === 'accept' && brief.openBlockingQuestions > 0) {
    return refuse(
      'question_open',
      'You asked a blocking question. Accept once it is answered, so that you know what you say yes to.',
    );
  }
  if (action === 'answer' && brief.openQuestions === 0)
    return refuse('no_question', 'There is no open question.');
  if ((action === 'approve' || action === 'requestRevision') && brief.deliveredById === actor.userId) {
    return refuse('own_delivery', 'Nobody reviews their own delivery.');
  }
  return accept(next === 'same' ? brief.state : next);
}

/**
 * @returns the state after one question has been answered: a brief that was only waiting for answers goes back to the assistant.
 * @param openQuestions questions still open after this answer
 */
export function stateAfterAnswer(state: BriefState, openQuestions: number): BriefState {
  return state === 'clarifying' && openQuestions === 0 ? 'sent' : state;
}

/** @returns the actions somebody may take now, for showing buttons. */
export function possibleActions(brief: BriefFacts, actor: BriefActor): readonly BriefAction[] {
  return BRIEF_ACTIONS.filter((action) => decide(brief, action, actor).ok);
}

/** States in which the work is with the assistant and a deadline runs. */
export const WITH_ASSISTANT: readonly BriefState[] = [
  'sent',
  'clarifying',
  'accepted',
  'in_progress',
  'revision',
];

/** States that are still open for either side. */
export const OPEN_STATES: readonly BriefState[] = [...WITH_ASSISTANT, 'delivered'];

/** @returns whether the promised instant has passed while the work is still with the assistant. */
export function isOverdue(
  brief: { readonly state: BriefState; readonly deadlineAt: Date | null },
  now: Date,
): boolean {
  return (
    brief.deadlineAt !== null &&
    WITH_ASSISTANT.includes(brief.state) &&
    brief.deadlineAt.getTime() < now.getTime()
  );
}
