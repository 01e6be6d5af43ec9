import { notFound } from '@/lib/platform/result';
import { type EngagementRef, engagementRole, type PersonStanding } from '@/lib/platform/tenancy';
import type { PaymentRole } from './payments.rules';

/**
 * @returns as whom somebody stands to an engagement.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function payRole(me: PersonStanding, place: EngagementRef): PaymentRole {
  const role = engagementRole(me, place);
  if (role === null) throw notFound('payment');
  return role;
}

/**
 * As `payRole`, for what stays an assistant's to say once their work has ended: whether a payment has arrived, and what they spent.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function answeringRole(me: PersonStanding, place: EngagementRef): PaymentRole {
  return me.pastEngagementIds.includes(place.engagementId) ? 'assistant' : payRole(me, place);
}
