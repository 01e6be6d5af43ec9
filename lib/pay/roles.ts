import { notFound } from '@/lib/platform/result';
import { type EngagementRef, engagementRole, type PersonAccess } from '@/lib/platform/tenancy';
import type { PaymentRole } from './payments/payments.rules';

/**
 * @returns somebody's role in an engagement.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function payRole(me: PersonAccess, place: EngagementRef): PaymentRole {
  const role = engagementRole(me, place);
  if (role === null) throw notFound('payment');
  return role;
}

/**
 * As `payRole`, for what an assistant may still say after the end of their work: whether a payment has arrived, and
 * what they spent.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function answeringRole(me: PersonAccess, place: EngagementRef): PaymentRole {
  return me.pastEngagementIds.includes(place.engagementId) ? 'assistant' : payRole(me, place);
}
