import { notFound } from '@/lib/platform/result';
import { type Standing, staffRole } from '@/lib/platform/tenancy';
import type { PaymentRole } from './payments.rules';

type Me = Standing & { readonly userId: string };

/**
 * @returns as whom somebody stands to an engagement.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function payRole(
  me: Me,
  { workspaceId, engagementId }: { readonly workspaceId: string; readonly engagementId: string },
): PaymentRole {
  const role = staffRole(me, workspaceId) ?? (me.engagementIds.includes(engagementId) ? 'assistant' : null);
  if (role === null) throw notFound('payment');
  return role;
}

/**
 * As `payRole`, for a payment: whoever it was sent to says whether it has arrived, also once their work has ended.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function answeringRole(
  me: Me,
  payment: { readonly workspaceId: string; readonly engagementId: string },
): PaymentRole {
  return me.pastEngagementIds.includes(payment.engagementId) ? 'assistant' : payRole(me, payment);
}
