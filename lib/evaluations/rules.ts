import { accept, type Result, refuse } from '@/lib/platform/result';

/** The states of an evaluation, in the order a reader meets them (product.md, "Evaluations"). */
export const EVALUATION_STATES = ['open', 'revealed', 'signed_by_one', 'done'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** What is done with an evaluation: by people and, the last, by the product itself when the day has come. */
export const EVALUATION_ACTIONS = [
  'addCriterion',
  'write',
  'handIn',
  'move',
  'followUp',
  'adjust',
  'letGo',
  'sign',
  'reopen',
  'reveal',
] as const;
export type EvaluationAction = (typeof EVALUATION_ACTIONS)[number];

export const EVALUATION_ROLES = ['owner', 'manager', 'assistant'] as const;
export type EvaluationRole = (typeof EVALUATION_ROLES)[number];

/** The two sides that assess: a manager assesses for the owner's, and signs for nobody. */
export type EvaluationSide = 'owner' | 'assistant';
export const SIDES = ['owner', 'assistant'] as const;

export type EvaluationFacts = {
  readonly state: EvaluationState;
  /** whether the engagement has ended: the other side couldn't answer what one did then */
  readonly hasEnded: boolean;
  /** when what is in is revealed: once its day is over, or before the work ends */
  readonly revealsAt: Date;
  /** which sides have submitted */
  readonly handedIn: readonly EvaluationSide[];
  readonly isMoved: boolean;
  readonly adjustments: number;
  /** adjustments of the previous evaluation that nobody has followed up yet */
  readonly notFollowedUp: number;
  /** signatures under the current text */
  readonly signatures: readonly { readonly party: EvaluationSide; readonly userId: string }[];
};

export type EvaluationActor = { readonly role: EvaluationRole; readonly userId: string };
export const PRODUCT = { role: 'product' } as const;

/** `same`: the act is a row of its own and leaves the state as it is. */
type Move = {
  readonly by: readonly (EvaluationRole | 'product')[];
  readonly from: Partial<Record<EvaluationState, EvaluationState | 'same'>>;
};

const BOTH_SIDES = ['owner', 'manager', 'assistant'] as const;

/** The whole life of an evaluation. Each line reads: who, from which state, to which state. */
const MOVES: Record<EvaluationAction, Move> = {
  addCriterion: { by: BOTH_SIDES, from: { open: 'same' } },
  write: { by: BOTH_SIDES, from: { open: 'same', revealed: 'same' } },
  // to `revealed` with the second, or once that moment has come
  handIn: { by: BOTH_SIDES, from: { open: 'same', revealed: 'same' } },
  move: { by: BOTH_SIDES, from: { open: 'same' } },
  followUp: { by: BOTH_SIDES, from: { open: 'same', revealed: 'same' } },
  adjust: { by: BOTH_SIDES, from: { revealed: 'same' } },
  letGo: { by: ['owner'], from: { revealed: 'same', signed_by_one: 'same' } },
  sign: { by: ['owner', 'assistant'], from: { revealed: 'signed_by_one', signed_by_one: 'done' } },
  reopen: { by: ['owner', 'assistant'], from: { signed_by_one: 'revealed' } },
  reveal: { by: ['product'], from: { open: 'revealed' } },
};

const STATE_WORDS: Record<EvaluationState, string> = {
  open: 'open to be written',
  revealed: 'being talked about',
  signed_by_one: 'signed by one side',
  done: 'done and signed by both',
};

/** The next step, told to somebody who wanted to do something else. */
const WHAT_NEXT: Record<EvaluationState, string> = {
  open: 'Both sides write and hand in first.',
  revealed: 'What was written stands: say what you adjust, and sign.',
  signed_by_one: 'The other side signs, or one of you opens it again to change something.',
  done: 'What changes from here on belongs in the next one.',
};

/** @returns the state in words that complete "This evaluation is …". */
export function stateInWords(state: EvaluationState): string {
  return STATE_WORDS[state];
}

/** @returns the side that somebody assesses for. */
export function sideOf(role: EvaluationRole): EvaluationSide {
  return role === 'assistant' ? 'assistant' : 'owner';
}

/**
 * Decides whether somebody may do something with an evaluation at an instant: nothing any more after the end of the
 * engagement, when one of them would do it alone. What takes both is done before the last day is over (adr/0042).
 * @returns the next state, or a refusal written for that person.
 */
export function decide(
  evaluation: EvaluationFacts,
  action: EvaluationAction,
  actor: EvaluationActor | typeof PRODUCT,
  now: Date,
): Result<EvaluationState> {
  const { by, from } = MOVES[action];
  if (!by.includes(actor.role)) return refuse('not_yours', onlyFor(by));
  if (evaluation.hasEnded) return evaluationEnded();
  const next = from[evaluation.state];
  if (next === undefined) {
    const words = stateInWords(evaluation.state);
    return refuse('wrong_state', `This evaluation is ${words}. ${WHAT_NEXT[evaluation.state]}`);
  }
  const hindrance =
    actor.role === 'product' ? whyNotShown(evaluation, now) : whyNot(evaluation, action, actor);
  if (hindrance) return hindrance;
  if (action === 'handIn' && evaluation.state === 'open') {
    return accept(evaluation.handedIn.length > 0 || isTimeToReveal(evaluation, now) ? 'revealed' : 'open');
  }
  return accept(next === 'same' ? evaluation.state : next);
}

/** @returns the actions somebody may take now, for showing buttons. */
export function possibleActions(
  evaluation: EvaluationFacts,
  actor: EvaluationActor,
  now: Date,
): readonly EvaluationAction[] {
  return EVALUATION_ACTIONS.filter((action) => decide(evaluation, action, actor, now).ok);
}

/** @returns the refusal of anything done with an evaluation after the last day. */
export function evaluationEnded() {
  return refuse(
    'ended',
    'Your work together has ended, and its evaluations stay as they were on the last day.',
  );
}

/** @returns which sides have submitted. */
export function handedInOf(evaluation: {
  readonly ownerSubmittedAt: Date | null;
  readonly assistantSubmittedAt: Date | null;
}): readonly EvaluationSide[] {
  const at = { owner: evaluation.ownerSubmittedAt, assistant: evaluation.assistantSubmittedAt };
  return SIDES.filter((side) => at[side] !== null);
}

/** @returns whether what is in is revealed even if the other side's isn't. */
export function isTimeToReveal({ revealsAt }: Pick<EvaluationFacts, 'revealsAt'>, now: Date): boolean {
  return revealsAt.getTime() <= now.getTime();
}

/**
 * When the moment has come, what is in is revealed; if nothing is, there is nothing to reveal, and neither sees the
 * other's.
 */
function whyNotShown(evaluation: EvaluationFacts, now: Date) {
  if (evaluation.handedIn.length === SIDES.length) return null;
  if (evaluation.handedIn.length > 0 && isTimeToReveal(evaluation, now)) return null;
  return refuse('not_yet', 'It is shown when both have handed in, or when the day has come.');
}

function whyNot(evaluation: EvaluationFacts, action: EvaluationAction, { role, userId }: EvaluationActor) {
  const side = sideOf(role);
  const isIn = evaluation.handedIn.includes(side);
  switch (action) {
    case 'write':
    case 'handIn':
      return isIn ? refuse('handed_in', 'Your side has handed in its assessment. It stays as it is.') : null;
    case 'move':
      if (!evaluation.isMoved) return null;
      return refuse('moved_already', 'This evaluation has been moved once already. Now it is done.');
    case 'sign':
      return whyNotSigned(evaluation, side, userId);
    default:
      return null;
  }
}

function whyNotSigned(
  { handedIn, adjustments, notFollowedUp, signatures }: EvaluationFacts,
  side: EvaluationSide,
  userId: string,
) {
  if (signatures.some((signature) => signature.party === side || signature.userId === userId)) {
    return refuse('already_signed', 'You have signed this evaluation. It is the other side’s turn now.');
  }
  if (handedIn.length < SIDES.length) {
    return refuse('one_missing', 'Both sides have to hand in their assessment before either signs.');
  }
  if (notFollowedUp > 0) {
    return refuse('not_followed_up', 'Say first what became of what you adjusted last time.');
  }
  if (adjustments === 0) {
    return refuse('no_adjustment', 'Say first what you change. Nothing is an answer too: say so.');
  }
  return null;
}

function onlyFor(by: Move['by']): string {
  if (by.includes('product')) return 'That happens automatically when the time comes.';
  if (!by.includes('assistant')) return 'Only an owner says how much is let go.';
  return 'Only an owner and the assistant sign. Managers don’t.';
}
