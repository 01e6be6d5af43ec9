import type { MailState } from '@/lib/platform/db/generated/enums';

/**
 * How late in a mail's life a state comes. Events come twice and in any order; the latest state they tell of is the
 * truth, whichever arrived first: a delivered mail may still bounce, and it can only be complained about after somebody
 * had it.
 */
const LATENESS: Record<MailState, number> = {
  queued: 0,
  accepted: 1,
  failed: 2,
  suppressed: 2,
  delivered: 3,
  bounced: 4,
  complained: 5,
};

/** @returns the states that an event can move to `state` from. */
export function statesBefore(state: MailState): MailState[] {
  return STATES.filter((other) => LATENESS[other] < LATENESS[state]);
}

const STATES = [
  'queued',
  'accepted',
  'failed',
  'suppressed',
  'delivered',
  'bounced',
  'complained',
] as const satisfies readonly MailState[];
