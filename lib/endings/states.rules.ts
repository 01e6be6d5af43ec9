import type { EndingFacts, EndingState } from './rules';

/** @returns where an ending stands: an engagement may also have ended without one, as when a business was deleted. */
export function stateOf(engagement: EndingFacts['engagementState'], hasEnding: boolean): EndingState {
  if (engagement === 'ended') return 'ended';
  return hasEnding ? 'handing_back' : 'none';
}
