import type { Refusal } from '@/lib/platform/result';
import { stateOf } from './outcome';

/** What somebody is told who writes in the very moment in which their account is erased (adr/0110). */
export const ACCOUNT_ERASED: Refusal = {
  code: 'account_erased',
  message:
    'Your account was deleted a moment ago, as you had asked. You are signed out, and nothing more was saved or sent.',
};

/**
 * By what PostgreSQL refuses what is written beside it: what they write has nobody any more whose it is (restrict_violation, which our
 * triggers say), or what it belongs to is gone (foreign_key_violation); or the two got in each other's way (deadlock_detected).
 */
const BESIDE: ReadonlySet<string> = new Set(['23001', '23503', '40P01']);

/** @returns whether a transaction may have ended by this because the account of whoever it was has been erased beside it. */
export function mayBeOfErasing(error: unknown): boolean {
  return BESIDE.has(stateOf(error) ?? '');
}
