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

/** What people can do with a brief. */
export const BRIEF_ACTIONS = [
  'save',
  'discard',
  'send',
  'withdraw',
  'cancel',
  'answer',
  'approve',
  'requestRevision',
  'refuse',
  'ask',
  'withdrawQuestion',
  'accept',
  'decline',
  'start',
  'raiseRisk',
  'resolveRisk',
  'deliver',
  'takeBack',
  'requestChange',
  'acceptChange',
  'declineChange',
  'withdrawChange',
] as const;
export type BriefAction = (typeof BRIEF_ACTIONS)[number];

/** Which side of the engagement somebody is on. Owners and managers hand over; the assistant does the work. */
export const BRIEF_ROLES = ['owner', 'manager', 'assistant'] as const;
export type BriefRole = (typeof BRIEF_ROLES)[number];

/** @returns the party of the agreement that somebody acts for. */
export function partyOf(role: BriefRole): BriefParty {
  return role === 'assistant' ? 'assistant' : 'owner';
}

export type BriefParty = 'owner' | 'assistant';

export type BriefFacts = {
  readonly state: BriefState;
  /** unanswered questions */
  readonly openQuestions: number;
  readonly openBlockingQuestions: number;
  /** who made the latest delivery, if there is one */
  readonly deliveredById: string | null;
  /** which side has an open change request; null when neither has */
  readonly changeAskedBy: BriefParty | null;
  /** the engagement has ended: nothing goes back to the assistant */
  readonly hasEnded: boolean;
  /**
   * nobody answered the latest delivery in the agreed time, so silence has, even before a job has recorded it; left
   * out: no
   */
  readonly countsAsApproved?: boolean;
};

export type BriefActor = { readonly role: BriefRole; readonly userId: string };

/** `same`: the act is a row of its own and leaves the state as it is. */
type Move = {
  readonly by: BriefParty | 'either';
  readonly from: Partial<Record<BriefState, BriefState | 'same'>>;
};

/** The whole life of a brief. Each line reads: who, from which state, to which state. */
const MOVES: Record<BriefAction, Move> = {
  save: { by: 'owner', from: { draft: 'same' } },
  discard: { by: 'owner', from: { draft: 'same' } },
  send: { by: 'owner', from: { draft: 'sent' } },
  withdraw: { by: 'owner', from: { sent: 'withdrawn', clarifying: 'withdrawn' } },
  cancel: { by: 'owner', from: { accepted: 'cancelled', in_progress: 'cancelled', revision: 'cancelled' } },
  answer: {
    by: 'owner',
    from: { clarifying: 'same', accepted: 'same', in_progress: 'same', revision: 'same', delivered: 'same' },
  },
  approve: { by: 'owner', from: { delivered: 'approved' } },
  requestRevision: { by: 'owner', from: { delivered: 'revision' } },
  refuse: { by: 'owner', from: { delivered: 'cancelled' } },
  ask: {
    by: 'assistant',
    from: { sent: 'clarifying', clarifying: 'same', accepted: 'same', in_progress: 'same', revision: 'same' },
  },
  // for the answer: what is delivered before it came no longer needs it
  withdrawQuestion: {
    by: 'assistant',
    from: { clarifying: 'same', accepted: 'same', in_progress: 'same', revision: 'same', delivered: 'same' },
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
  // back to a revision where one had been asked for (stateAfterTakingBack)
  takeBack: { by: 'assistant', from: { delivered: 'in_progress' } },
  requestChange: { by: 'either', from: { accepted: 'same', in_progress: 'same', revision: 'same' } },
  acceptChange: { by: 'either', from: { accepted: 'same', in_progress: 'same', revision: 'same' } },
  // a brief may be delivered before a change request is answered: it can still be declined
  declineChange: {
    by: 'either',
    from: { accepted: 'same', in_progress: 'same', revision: 'same', delivered: 'same' },
  },
  withdrawChange: {
    by: 'either',
    from: { accepted: 'same', in_progress: 'same', revision: 'same', delivered: 'same' },
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

/** @returns the state in words that complete "This brief is …". */
export function stateInWords(state: BriefState): string {
  return STATE_WORDS[state];
}

/**
 * Decides whether somebody may do something with a brief now.
 * @returns the next state, or a refusal written for that person.
 */
export function decide(brief: BriefFacts, action: BriefAction, actor: BriefActor): Result<BriefState> {
  const move = MOVES[action];
  const side = partyOf(actor.role);
  if (move.by !== 'either' && move.by !== side) {
    return refuse(
      'not_yours',
      side === 'owner' ? 'Only the assistant can do that.' : 'Only the owner’s side can do that.',
    );
  }
  const next = move.from[brief.state];
  if (next === undefined)
    return refuse('wrong_state', `This brief is ${stateInWords(brief.state)}, so that can’t be done now.`);
  return WHAT_ELSE[action]?.(brief, actor) ?? accept(next === 'same' ? brief.state : next);
}

type Objection = (brief: BriefFacts, actor: BriefActor) => ReturnType<typeof refuse> | null;

/** What stands in the way of an action besides the state. */
const WHAT_ELSE: Partial<Record<BriefAction, Objection>> = {
  accept: ({ openBlockingQuestions }) =>
    openBlockingQuestions === 0
      ? null
      : refuse(
          'question_open',
          'You asked a blocking question. Accept once it is answered, so that you know what you say yes to.',
        ),
  answer: needsQuestion,
  withdrawQuestion: needsQuestion,
  approve: isOwnDelivery,
  requestRevision: (brief, actor) =>
    brief.hasEnded
      ? refuse(
          'ended',
          'Your work together has ended, so it can’t be sent back. Approve it, or refuse it and say what isn’t met.',
        )
      : (isAnsweredBySilence(brief) ?? isOwnDelivery(brief, actor)),
  refuse: (brief, actor) =>
    brief.hasEnded
      ? (isAnsweredBySilence(brief) ?? isOwnDelivery(brief, actor))
      : refuse('not_ended', 'You still work together: send it back, and say what isn’t met.'),
  takeBack: (brief) =>
    brief.hasEnded
      ? refuse(
          'ended',
          'Your work together has ended, so what you delivered stays as it is: you couldn’t deliver again.',
        )
      : isAnsweredBySilence(brief),
  requestChange: ({ changeAskedBy }) =>
    changeAskedBy === null
      ? null
      : refuse(
          'change_open',
          'Other terms have been asked for already. That is answered or withdrawn before something else is asked.',
        ),
  acceptChange: isOwnChange,
  declineChange: isOwnChange,
  withdrawChange: ({ changeAskedBy }, { role }) => {
    if (changeAskedBy === null) return NO_CHANGE;
    if (changeAskedBy === partyOf(role)) return null;
    return refuse('not_yours', 'Only the side that asked can withdraw it. You can accept or decline it.');
  },
};

function needsQuestion({ openQuestions }: BriefFacts) {
  return openQuestions > 0 ? null : refuse('no_question', 'There is no open question.');
}

function isOwnDelivery({ deliveredById }: BriefFacts, { userId }: BriefActor) {
  return deliveredById === userId ? refuse('own_delivery', 'Nobody reviews their own delivery.') : null;
}

/** Otherwise an hour's delay on our side would decide whether something can still be sent back. */
function isAnsweredBySilence({ countsAsApproved = false }: BriefFacts) {
  return countsAsApproved
    ? refuse(
        'counts_as_approved',
        'Nobody answered this delivery in the agreed time, so it counts as approved. What is still missing is a brief of its own.',
      )
    : null;
}

function isOwnChange({ changeAskedBy }: BriefFacts, { role }: BriefActor) {
  if (changeAskedBy === null) return NO_CHANGE;
  if (changeAskedBy !== partyOf(role)) return null;
  return refuse('own_change', 'Nobody answers their own request. The other side does; you can withdraw it.');
}

const NO_CHANGE = refuse('no_change', 'No other terms are asked for at the moment.');

/** @returns accepted, or refused (`not_yours`): only its asker can withdraw a question. */
export function requireOwnQuestion(isOwn: boolean): Result {
  return isOwn ? accept(undefined) : refuse('not_yours', 'Only whoever asked a question can take it back.');
}

/** @returns accepted, or refused (`question_withdrawn`) for an answer to a question that was withdrawn. */
export function requireNotWithdrawn({ isWithdrawn }: { readonly isWithdrawn: boolean }): Result {
  return isWithdrawn
    ? refuse('question_withdrawn', 'The question was taken back by whoever asked it, so it needs no answer.')
    : accept(undefined);
}

/**
 * @returns the state after one question has been answered or withdrawn: a brief that was only waiting for answers goes
 * back to the assistant.
 * @param openQuestions questions still open after this one
 */
export function stateAfterAnswer(state: BriefState, openQuestions: number): BriefState {
  return state === 'clarifying' && openQuestions === 0 ? 'sent' : state;
}

/**
 * @returns the state after a delivery was taken back: the work goes on where it was.
 * @param wasSentBack whether an earlier delivery was sent back, so that a revision is still owed
 */
export function stateAfterTakingBack(wasSentBack: boolean): BriefState {
  return wasSentBack ? 'revision' : 'in_progress';
}

/** @returns the states in which something can be done with a brief, whatever else may prevent it then. */
export function statesFor(action: BriefAction): readonly BriefState[] {
  return BRIEF_STATES.filter((state) => MOVES[action].from[state] !== undefined);
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

/** @returns whether the deadline has passed while the work is still with the assistant. */
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
