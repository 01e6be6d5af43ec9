import { accept, type Result, refuse } from '@/lib/platform/result';
import type { TimesheetRole } from '../rules';

/** The states of an entry that silence approved and an owner disputes. */
export const DISPUTE_STATES = ['raised', 'stood_by', 'conceded', 'withdrawn'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_ACTIONS = ['concede', 'standBy', 'withdraw'] as const;
export type DisputeAction = (typeof DISPUTE_ACTIONS)[number];

type Move = {
  readonly by: 'owner' | 'assistant';
  readonly from: Partial<Record<DisputeState, Exclude<DisputeState, 'raised'>>>;
};

/**
 * The whole life of a dispute. Each line reads: who, from which state, to which state. Nobody decides it for the two:
 * what isn't conceded or withdrawn stays owed, and they talk.
 */
const MOVES: Record<DisputeAction, Move> = {
  concede: { by: 'assistant', from: { raised: 'conceded', stood_by: 'conceded' } },
  standBy: { by: 'assistant', from: { raised: 'stood_by' } },
  withdraw: { by: 'owner', from: { raised: 'withdrawn', stood_by: 'withdrawn' } },
};

const STATE_WORDS: Record<DisputeState, string> = {
  raised: 'waiting for an answer',
  stood_by: 'stood by',
  conceded: 'conceded',
  withdrawn: 'withdrawn',
};

/** The next step, told to somebody who wanted to do something else. */
const WHAT_NEXT: Record<DisputeState, string> = {
  raised: 'The assistant says whether the time is right, or an owner takes it back.',
  stood_by: 'The time stays owed, unless the assistant concedes it after all.',
  conceded: 'The time was taken off what is owed by a correction.',
  withdrawn: 'The time stays owed.',
};

/** @returns the state in words that complete "This dispute is …". */
export function disputeStateInWords(state: DisputeState): string {
  return STATE_WORDS[state];
}

/** @returns whether a dispute is over: one of the two has given way. */
export function isSettled(state: DisputeState): boolean {
  return state === 'conceded' || state === 'withdrawn';
}

/** @returns the next state, or a refusal written for that person. */
export function decideDispute(
  state: DisputeState,
  action: DisputeAction,
  role: TimesheetRole,
): Result<Exclude<DisputeState, 'raised'>> {
  const move = MOVES[action];
  if (move.by !== role) {
    return refuse(
      'not_yours',
      move.by === 'owner'
        ? 'Only an owner takes a dispute back.'
        : 'Only the assistant can say whether the time is right.',
    );
  }
  const next = move.from[state];
  if (next !== undefined) return accept(next);
  return refuse('wrong_state', `This dispute is ${disputeStateInWords(state)}. ${WHAT_NEXT[state]}`);
}

export type DisputableEntry = {
  /**
   * until when time approved by silence can be disputed; null when somebody approved it, or it is final by agreement
   */
  readonly disputableUntil: Date | null;
  readonly isDisputed: boolean;
};

/** Decides whether somebody may dispute an entry of an approved week now. */
export function decideRaising(entry: DisputableEntry, role: TimesheetRole, now: Date): Result {
  if (role !== 'owner') return refuse('not_yours', 'Only an owner disputes time.');
  if (entry.isDisputed) return refuse('disputed', 'This entry has been disputed already.');
  if (entry.disputableUntil === null) {
    return refuse('final', 'This time is final. A correction can be entered on the statement.');
  }
  if (entry.disputableUntil <= now) {
    return refuse('final', 'The agreed days to dispute this are over. It is final.');
  }
  return accept(undefined);
}
