import { accept, type Result, refuse } from '@/lib/platform/result';
import type { MovedState } from './moving.rules';

/** What an owner can do about one assistant's part of a run, and from which states. */
const FROM: Record<'send' | 'take_back', readonly MovedState[]> = {
  send: ['failed'],
  take_back: ['failed', 'paid'],
};

/** @returns accepted, or refused with `wrong_state`. */
export function decideMending(state: MovedState, deed: 'send' | 'take_back'): Result {
  if (FROM[deed].includes(state)) return accept(undefined);
  return refuse('wrong_state', 'That can’t be done with this payment now. Look at the page again.');
}
