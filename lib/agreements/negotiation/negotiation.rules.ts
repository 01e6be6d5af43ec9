import { accept, type Result, refuse } from '@/lib/platform/result';
import {
  type AgreementActor,
  type AgreementFacts,
  type AgreementRole,
  type AgreementState,
  stateInWords,
} from '../rules';

/** What becomes of a proposed wording. */
export const PROPOSAL_STATES = ['waiting', 'taken', 'declined', 'withdrawn', 'overtaken'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export type ProposalEnding = Exclude<ProposalState, 'waiting'>;

/** `overtake` is nobody's button: a newer wording or version does it, or a signature under the text as it is. */
export const PROPOSAL_ACTIONS = ['take', 'decline', 'withdraw', 'overtake'] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

/** `product`: an automatic consequence of what somebody does. */
export const PROPOSAL_ROLES = ['owner', 'manager', 'assistant', 'product'] as const;
export type ProposalRole = (typeof PROPOSAL_ROLES)[number];

type Move = {
  readonly by: ProposalRole;
  readonly from: Partial<Record<ProposalState, ProposalEnding>>;
};

/** The whole life of a proposed wording. Each line reads: who, from which state, to which state. */
const MOVES: Record<ProposalAction, Move> = {
  take: { by: 'owner', from: { waiting: 'taken' } },
  decline: { by: 'owner', from: { waiting: 'declined' } },
  withdraw: { by: 'assistant', from: { waiting: 'withdrawn' } },
  overtake: { by: 'product', from: { waiting: 'overtaken' } },
};

const ENDED_WORDS: Record<ProposalEnding, string> = {
  taken: 'has been taken',
  declined: 'has been declined',
  withdrawn: 'has been withdrawn',
  overtaken: 'has been replaced by a newer text',
};

const ONLY_FOR: Record<ProposalRole, string> = {
  owner: 'Only an owner can do that.',
  manager: 'Only a manager can do that.',
  assistant: 'Only the assistant can do that.',
  product: 'That happens automatically.',
};

/**
 * Decides whether somebody may do something with a proposed wording now.
 * @returns what becomes of it, or a refusal written for that person.
 */
export function decideProposal(
  state: ProposalState,
  action: ProposalAction,
  role: ProposalRole,
): Result<ProposalEnding> {
  const { by, from } = MOVES[action];
  if (role !== by) return refuse('not_yours', ONLY_FOR[by]);
  const next = from[state];
  if (next === undefined) {
    const words = state === 'waiting' ? 'is still waiting' : ENDED_WORDS[state];
    return refuse('decided_already', `This wording ${words}, so that can’t be done any more.`);
  }
  return accept(next);
}

/** States in which the two are still negotiating. A draft is one side's own. */
const NEGOTIABLE: readonly AgreementState[] = ['proposed', 'changes_requested', 'signed_by_one'];

/** @returns whether clauses can still be discussed; refused once there is nothing left to change. */
export function decideTalking({ state }: Pick<AgreementFacts, 'state'>): Result {
  if (NEGOTIABLE.includes(state)) return accept(undefined);
  const words = stateInWords(state);
  return refuse(
    'wrong_state',
    `This agreement is ${words}, so its clauses are no longer being talked about.`,
  );
}

/**
 * Decides whether somebody may propose another wording for a clause: the assistant, until they have signed the text.
 */
export function decideProposing(agreement: AgreementFacts, actor: AgreementActor): Result {
  if (actor.role !== 'assistant') return refuse('not_yours', ONLY_FOR.assistant);
  const talking = decideTalking(agreement);
  if (!talking.ok) return talking;
  const hasSigned = agreement.signatures.some(
    ({ party, userId }) => party === 'assistant' || userId === actor.userId,
  );
  if (hasSigned) {
    return refuse(
      'already_signed',
      'You have signed this version. Take your signature back first, or write a comment.',
    );
  }
  return accept(undefined);
}

/** What one side can do with a clause now, for showing forms. */
export type Possible = { readonly talk: boolean; readonly propose: boolean; readonly answer: boolean };

/** @returns what somebody may do with the clauses of an agreement. */
export function possibleAtClauses(agreement: AgreementFacts, actor: AgreementActor): Possible {
  const talk = decideTalking(agreement).ok;
  return { talk, propose: decideProposing(agreement, actor).ok, answer: talk && answers(actor.role) };
}

function answers(role: AgreementRole): boolean {
  return decideProposal('waiting', 'take', role).ok;
}
