import { accept, type Result, refuse } from '@/lib/platform/result';
import type { EngagementState } from '../engagements/engagement-states.rules';
import type { Role } from '../rules';

/** The two who can pause: a manager doesn't manage people, so pauses none. */
export type PauseParty = 'owner' | 'assistant';

export const PAUSE_ACTIONS = ['pause', 'resume'] as const;
export type PauseAction = (typeof PAUSE_ACTIONS)[number];

export type PauseFacts = {
  readonly state: EngagementState;
  /** who made the current pause; null if there is none */
  readonly pausedBy: PauseParty | null;
};

/**
 * Either side pauses work that goes on, and the side that paused resumes it: nobody is made to go on, and nobody is
 * stopped by the other's silence, since notice can be given at any time.
 * @returns the side it is done for, or a refusal written for that person.
 */
export function decidePause(
  { state, pausedBy }: PauseFacts,
  action: PauseAction,
  role: Role,
): Result<PauseParty> {
  if (role === 'manager') return refuse('not_yours', 'Only an owner or the assistant pauses the work.');
  const from = action === 'pause' ? 'active' : 'paused';
  if (state !== from) return refuse('wrong_state', WRONG[action]);
  if (action === 'resume' && pausedBy !== role) {
    return refuse('not_theirs', 'The other side paused the work, so they have to resume it.');
  }
  return accept(role);
}

const WRONG: Record<PauseAction, string> = {
  pause: 'The work isn’t going on, so it can’t be paused.',
  resume: 'The work isn’t paused.',
};

/**
 * product.md: paused is a state of the engagement, in which nothing new is handed over. The database refuses it too.
 * @returns accepted while work goes on, or a refusal (`paused`).
 */
export function requireGoingOn(state: PauseFacts['state'], assistantName: string): Result {
  if (state !== 'paused') return accept(undefined);
  return refuse(
    'paused',
    `Your work with ${assistantName} is paused. Save this as a draft, and hand it over once it goes on.`,
    'engagementId',
  );
}
