import { notFound, refused } from '@/lib/platform/result';
import { type ActorAccess, staffRole } from '@/lib/platform/tenancy';
import { isStripeSetUp } from './client';

/** @throws Refused: for strangers it doesn't exist, for a manager it isn't allowed. */
export function requireOwner(me: ActorAccess, workspaceId: string): void {
  const role = staffRole(me, workspaceId);
  if (role === null) throw notFound('page');
  if (role !== 'owner') throw refused('not_yours', 'Only an owner pays.');
}

/** @throws Refused (`no_stripe`) if the operator hasn't set Stripe up. */
export function requireStripe(): void {
  if (!isStripeSetUp()) throw refused('no_stripe', 'Stripe isn’t set up in this installation.');
}
