import { accept, type Result, refuse } from '@/lib/platform/result';
import { whatHoldsWithout } from './fallen-through.rules';

/** The states of an agreement, in the order a reader meets them (product.md, "Agreements"). */
export const AGREEMENT_STATES = [
  'draft',
  'proposed',
  'changes_requested',
  'signed_by_one',
  'in_force',
  'superseded',
  'terminated',
  'expired',
  'declined',
  'withdrawn',
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What is done with an agreement: by people and, the last three, by the product itself. */
export const AGREEMENT_ACTIONS = [
  'save',
  'discard',
  'propose',
  'revise',
  'withdraw',
  'requestChanges',
  'decline',
  'sign',
  'takeSignatureBack',
  'amend',
  'requestAmendment',
  'giveNotice',
  'supersede',
  'terminate',
  'expire',
] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];

export const AGREEMENT_ROLES = ['owner', 'manager', 'assistant'] as const;
export type AgreementRole = (typeof AGREEMENT_ROLES)[number];

/** The two who sign. */
export type Party = 'owner' | 'assistant';

export type AgreementFacts = {
  readonly state: AgreementState;
  /** whether the assistant has joined, so that there is somebody to propose it to */
  readonly hasJoined: boolean;
  /** whether the current version can still be edited, because it hasn't been proposed */
  readonly isOpen: boolean;
  /** signatures under the current version that stand: none that was taken back */
  readonly signatures: readonly { readonly party: Party; readonly userId: string }[];
  /** whether the current version is a file that both signed elsewhere, and confirm here; left out: no */
  readonly isImported?: boolean;
  /** whether it is offered in place of an agreement in force, and isn't in force itself; left out: no */
  readonly isAmendment?: boolean;
  /** whether an amendment to it is being written or negotiated; left out: no */
  readonly hasOpenAmendment?: boolean;
  /** whether one side has given notice; left out: no */
  readonly hasNotice?: boolean;
  /** whether its time is over, even if the job that closes it hasn't run yet; left out: no */
  readonly hasRunOut?: boolean;
};

export type AgreementActor = { readonly role: AgreementRole; readonly userId: string };

/** The product itself: by a job, or when a successor comes into force. */
export const PRODUCT = { role: 'product' } as const;
type Side = Party | 'product';

/** `same`: the act is a row of its own and leaves the state as it is. */
type Move = {
  readonly by: readonly Side[];
  readonly from: Partial<Record<AgreementState, AgreementState | 'same'>>;
};

/** The whole life of an agreement. Each line reads: who, from which state, to which state. */
const MOVES: Record<AgreementAction, Move> = {
  save: { by: ['owner'], from: { draft: 'same', changes_requested: 'same' } },
  discard: { by: ['owner'], from: { draft: 'same' } },
  propose: { by: ['owner'], from: { draft: 'proposed', changes_requested: 'proposed' } },
  revise: {
    by: ['owner'],
    from: { proposed: 'changes_requested', changes_requested: 'same', signed_by_one: 'changes_requested' },
  },
  withdraw: {
    by: ['owner'],
    from: { proposed: 'withdrawn', changes_requested: 'withdrawn', signed_by_one: 'withdrawn' },
  },
  requestChanges: {
    by: ['assistant'],
    from: { proposed: 'changes_requested', signed_by_one: 'changes_requested' },
  },
  decline: {
    by: ['assistant'],
    from: { proposed: 'declined', changes_requested: 'declined', signed_by_one: 'declined' },
  },
  sign: { by: ['owner', 'assistant'], from: { proposed: 'signed_by_one', signed_by_one: 'in_force' } },
  // until it is accepted by the other's signature, one signature is an offer (adr/0189)
  takeSignatureBack: { by: ['owner', 'assistant'], from: { signed_by_one: 'proposed' } },
  // an amendment is its own agreement, and a notice is a row: until either takes effect, this one stays in force
  amend: { by: ['owner'], from: { in_force: 'same' } },
  requestAmendment: { by: ['assistant'], from: { in_force: 'same' } },
  giveNotice: { by: ['owner', 'assistant'], from: { in_force: 'same' } },
  supersede: { by: ['product'], from: { in_force: 'superseded' } },
  terminate: { by: ['product'], from: { in_force: 'terminated' } },
  expire: {
    by: ['product'],
    from: {
      proposed: 'expired',
      changes_requested: 'expired',
      signed_by_one: 'expired',
      in_force: 'expired',
    },
  },
};

/** Whether an action is about a version still being written, or one that has been proposed; others fit both. */
const NEEDS: Partial<Record<AgreementAction, 'open' | 'proposed'>> = {
  save: 'open',
  propose: 'open',
  revise: 'proposed',
  sign: 'proposed',
  takeSignatureBack: 'proposed',
  amend: 'proposed',
  requestAmendment: 'proposed',
  giveNotice: 'proposed',
  supersede: 'proposed',
  terminate: 'proposed',
};

const STATE_WORDS: Record<AgreementState, string> = {
  draft: 'a draft',
  proposed: 'proposed',
  changes_requested: 'being changed',
  signed_by_one: 'signed by one side',
  in_force: 'in force',
  superseded: 'replaced by a newer one',
  terminated: 'ended',
  expired: 'expired',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

const NEW_ONE = 'A new agreement can be drafted.';

/** The next step, told to somebody who wanted to do something else. */
const WHAT_NEXT: Record<AgreementState, string> = {
  draft: 'An owner proposes it first.',
  proposed: 'Both can sign it, or ask for changes.',
  changes_requested: 'An owner changes it first, and proposes it again.',
  signed_by_one: 'The other side signs it, or asks for changes.',
  in_force: 'An amendment changes it, and notice ends it.',
  superseded: 'Look at the newer one.',
  terminated: NEW_ONE,
  expired: NEW_ONE,
  declined: NEW_ONE,
  withdrawn: NEW_ONE,
};

/** @returns the state in words that complete "This agreement is …". */
export function stateInWords(state: AgreementState): string {
  return STATE_WORDS[state];
}

/** @returns what has become of it, and what can be done next; of an amendment that came to nothing, what holds. */
function standingInWords({ state, isAmendment = false }: AgreementFacts): string {
  const what = isAmendment ? 'amendment' : 'agreement';
  const isOver = WHAT_NEXT[state] === NEW_ONE;
  const next = isAmendment && isOver ? whatHoldsWithout({ isAmendment }) : WHAT_NEXT[state];
  return `This ${what} is ${stateInWords(state)}. ${next}`;
}

/** @returns the side that somebody signs for; null for managers, who don't sign. */
export function partyOf(role: AgreementRole): Party | null {
  return role === 'manager' ? null : role;
}

/**
 * Decides whether somebody may do something with an agreement now.
 * @returns the next state, or a refusal written for that person.
 */
export function decide(
  agreement: AgreementFacts,
  action: AgreementAction,
  actor: AgreementActor | typeof PRODUCT,
): Result<AgreementState> {
  const move = MOVES[action];
  const side = actor.role === 'product' ? 'product' : partyOf(actor.role);
  if (side === null || !move.by.includes(side)) return refuse('not_yours', onlyFor(move.by));
  const next = move.from[agreement.state];
  if (next === undefined) {
    return refuse('wrong_state', standingInWords(agreement));
  }
  const needs = NEEDS[action];
  if (needs === 'open' && !agreement.isOpen) {
    return refuse('frozen', 'This text has been proposed and is frozen. Change it in a new version.');
  }
  if (needs === 'proposed' && agreement.isOpen) {
    return refuse('not_proposed', 'A new version is being written. It has to be proposed first.');
  }
  if (action === 'propose' && !agreement.hasJoined) {
    return refuse(
      'not_joined',
      'The assistant hasn’t joined yet. Propose it once the invitation is accepted.',
    );
  }
  if (actor.role !== 'product' && hasSigned(agreement, actor) && SIGNERS_ARE_BOUND.includes(action)) {
    const then = action === 'sign' ? 'It is the other side’s turn now.' : 'Take your signature back first.';
    return refuse('already_signed', `You have signed this version. ${then}`);
  }
  if (action === 'takeSignatureBack') {
    const nothing = nothingToTakeBack(agreement, side);
    if (nothing) return nothing;
  }
  const over = findOverlap(agreement, action);
  if (over) return over;
  return accept(next === 'same' ? agreement.state : next);
}

/**
 * Somebody who has signed is bound by it until they take the signature back; only the owner's side can withdraw the
 * whole offer, or change it, visibly.
 */
const SIGNERS_ARE_BOUND: readonly AgreementAction[] = ['sign', 'requestChanges', 'decline'];

/** The person counts as well as their side: nobody signs twice, whichever role they act in. */
function hasSigned(agreement: AgreementFacts, { role, userId }: AgreementActor): boolean {
  return agreement.signatures.some(
    (signature) => signature.party === partyOf(role) || signature.userId === userId,
  );
}

/** A signature is its side's: any owner can take back what another signed for the business. */
function nothingToTakeBack({ signatures, isImported = false }: AgreementFacts, side: Side) {
  if (!signatures.some(({ party }) => party === side)) {
    return refuse(
      'not_signed',
      'It is the other side that has signed this, and only they can take that back.',
    );
  }
  if (isImported) {
    return refuse(
      'imported',
      'This is what you signed elsewhere. If it isn’t right, withdraw the whole of it.',
    );
  }
  return null;
}

/** What can only be done in time. The rest (declining, withdrawing) does no harm in the minute before it is closed. */
const IN_TIME: readonly AgreementAction[] = ['sign', 'amend', 'requestAmendment', 'giveNotice'];

/** @returns the refusal of an act that comes too late, or a second time. */
function findOverlap(
  {
    state,
    hasRunOut = false,
    isAmendment = false,
    hasOpenAmendment = false,
    hasNotice = false,
  }: AgreementFacts,
  action: AgreementAction,
) {
  if (hasRunOut && IN_TIME.includes(action)) {
    return state === 'in_force'
      ? refuse('run_out', 'This agreement has run out; it is being closed.')
      : refuse(
          'run_out',
          `The time to sign this has passed. It can be proposed again as a new ${isAmendment ? 'amendment' : 'agreement'}.`,
        );
  }
  if (hasOpenAmendment && (action === 'amend' || action === 'requestAmendment')) {
    return refuse('open_already', 'A change to this agreement is already being agreed.');
  }
  if (hasNotice && action === 'giveNotice') {
    return refuse('already_given', 'Notice has been given already. The agreement ends by it.');
  }
  return null;
}

function onlyFor(by: readonly Side[]): string {
  if (by.includes('product')) return 'That happens automatically when the time comes.';
  if (by.length === 2) return 'Only an owner and the assistant sign, or give notice. Managers don’t.';
  return by[0] === 'owner' ? 'Only an owner can do that.' : 'Only the assistant can do that.';
}

/** @returns the actions somebody may take now, for showing buttons. */
export function possibleActions(
  agreement: AgreementFacts,
  actor: AgreementActor,
): readonly AgreementAction[] {
  return AGREEMENT_ACTIONS.filter((action) => decide(agreement, action, actor).ok);
}

/** States in which the two are still negotiating. */
export const OPEN_STATES: readonly AgreementState[] = [
  'draft',
  'proposed',
  'changes_requested',
  'signed_by_one',
];
