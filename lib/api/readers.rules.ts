import { accept, type Result, refuse } from '@/lib/platform/result';
import type { StaffRole } from '@/lib/platform/tenancy';

/** Decides whether somebody may read what their business owes and pays. @returns accepted, or `not_yours`. */
export function decideReadingPay(role: StaffRole | null): Result {
  return role === 'owner'
    ? accept(undefined)
    : refuse('not_yours', 'Only an owner of the business reads what is owed and paid.');
}

/**
 * Decides whether somebody may read the weeks of those who work for their business. @returns accepted, or `not_yours`.
 */
export function decideReadingTime(role: StaffRole | null, managersApprove: boolean): Result {
  return role === 'owner' || (role === 'manager' && managersApprove)
    ? accept(undefined)
    : refuse('not_yours', 'Only an owner reads time, or a manager whom an owner lets approve it.');
}
