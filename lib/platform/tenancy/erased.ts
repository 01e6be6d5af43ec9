import type { Refusal } from '@/lib/platform/result';
import { stateOf } from './outcome';

/** What somebody is told who writes at the very moment their account is erased (adr/0110). */
export const ACCOUNT_ERASED: Refusal = {
  code: 'account_erased',
  message:
    'Your account was deleted a moment ago, as you had asked. You are signed out, and nothing more was saved or sent.',
};

/**
 * PostgreSQL's codes for refusing such a write: its author no longer exists (restrict_violation, raised by our
 * triggers), or what it belongs to is gone (foreign_key_violation); or the two transactions deadlocked
 * (deadlock_detected).
 */
const BESIDE: ReadonlySet<string> = new Set(['23001', '23503', '40P01']);

/**
 * @returns whether a transaction may have ended with this because its person's account was being erased at the same
 * time.
 */
export function mayBeOfErasing(error: unknown): boolean {
  return BESIDE.has(stateOf(error) ?? '');
}
