import type { EngagementState } from '@/lib/people/engagements/engagement-states.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { HOUR_MS } from '@/lib/platform/time/lengths';

export const SCHEDULE_STATES = ['running', 'paused', 'ended'] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** What the owner's side does with a schedule. */
export const SCHEDULE_ACTIONS = ['save', 'pause', 'resume', 'skip', 'unskip', 'tryAgain', 'end'] as const;
export type ScheduleAction = (typeof SCHEDULE_ACTIONS)[number];

/** From which state, to which. Each line is the whole rule. */
const MOVES: Record<ScheduleAction, Partial<Record<ScheduleState, ScheduleState>>> = {
  save: { running: 'running', paused: 'paused' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  skip: { running: 'running' },
  unskip: { running: 'running', paused: 'paused' },
  tryAgain: { running: 'running' },
  end: { running: 'ended', paused: 'ended' },
};

/** @returns the state that an action leads to, or a refusal (`wrong_state`). */
export function decideSchedule(state: ScheduleState, action: ScheduleAction): Result<ScheduleState> {
  const next = MOVES[action][state];
  if (next !== undefined) return accept(next);
  return refuse(
    'wrong_state',
    state === 'ended'
      ? 'This schedule has ended. Make a new one to begin again.'
      : `This schedule is ${state}, so that can’t be done now.`,
  );
}

/** @returns what the owner's side can do with a schedule now. */
export function possibleScheduleActions(state: ScheduleState): readonly ScheduleAction[] {
  return SCHEDULE_ACTIONS.filter((action) => MOVES[action][state] !== undefined);
}

/** A worker that was away for a moment, or a retry, isn't worth mentioning. */
const LATE_MS = HOUR_MS;

/**
 * @returns the time before which a planned occurrence that isn't handed over is late: something on our side prevents
 * it.
 */
export function lateSince(now: Date): Date {
  return new Date(now.getTime() - LATE_MS);
}

/** Why a due occurrence was not handed over. */
export type NotHandedOver = 'no_agreement' | 'engagement_paused' | 'engagement_ended' | 'playbook_archived';

export type Circumstances = {
  readonly engagementState: EngagementState;
  readonly hasAgreement: boolean;
  readonly isPlaybookArchived: boolean;
};

/**
 * A schedule hands over by the same rules as a person (product.md, rule 2), and is silent while the engagement is
 * paused.
 * @returns what prevents it, or null.
 */
export function whyNot({
  engagementState,
  hasAgreement,
  isPlaybookArchived,
}: Circumstances): NotHandedOver | null {
  if (engagementState === 'ended') return 'engagement_ended';
  if (engagementState === 'paused') return 'engagement_paused';
  if (!hasAgreement) return 'no_agreement';
  return isPlaybookArchived ? 'playbook_archived' : null;
}

/** @returns the same for its reader: what prevents it, and what helps. */
export function whyNotInWords(reason: NotHandedOver, assistant: string): string {
  switch (reason) {
    case 'no_agreement':
      return `You and ${assistant} had no agreement in force. The schedule hands over again once both have signed one.`;
    case 'engagement_paused':
      return `Your work with ${assistant} was paused. The schedule hands over again once it goes on.`;
    case 'engagement_ended':
      return `Your work with ${assistant} has ended, and so has the schedule.`;
    case 'playbook_archived':
      return 'Its playbook was archived. Bring it back, or change the schedule to another one.';
  }
}

/** What becomes of a schedule while the work with its assistant is paused, said beforehand. */
export const WHILE_WORK_IS_PAUSED = 'The schedule hands nothing over until it goes on.';
