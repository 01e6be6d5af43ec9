import { accept, notFound, type Result, refuse } from '@/lib/platform/result';
import type { StaffRole } from '@/lib/platform/tenancy';

/** Decides whether somebody may manage a business's API access. @returns accepted, or `not_found`, `not_yours`. */
export function decideForBusiness(role: StaffRole | null): Result {
  if (role === null) return { ok: false, refusal: notFound('business').refusal };
  return role === 'owner'
    ? accept(undefined)
    : refuse('not_yours', 'Only an owner of the business can do that.');
}
