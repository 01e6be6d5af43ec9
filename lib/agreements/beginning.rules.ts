import { accept, type Result, refuse } from '@/lib/platform/result';
import { type AgreementRole, type AgreementState, OPEN_STATES } from './rules';

/**
 * Decides whether a new agreement can be begun in an engagement.
 * @param states the states of the existing agreements
 */
export function decideNew(role: AgreementRole, states: readonly AgreementState[]): Result {
  if (role !== 'owner') return refuse('not_yours', 'Only an owner can do that.');
  if (states.includes('in_force')) {
    return refuse('in_force', 'There is an agreement in force with this assistant already.');
  }
  if (states.some((state) => OPEN_STATES.includes(state))) {
    return refuse('open_already', 'You are already working on an agreement with this assistant.');
  }
  return accept(undefined);
}
