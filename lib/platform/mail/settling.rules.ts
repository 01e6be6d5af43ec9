import type { MailState } from '@/lib/platform/db/generated/enums';

/**
 * How late in a mail's life a state can be. News comes twice and in any order; the latest state it tells of is the truth,
 * whichever came first: a mail that was delivered may still come back, and be complained of only when somebody had it.
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

/** @returns the states in which a mail may be when news makes it `state`. */
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
