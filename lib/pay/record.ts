import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { formatMoney } from '@/lib/platform/money/money';
import type { LockedPayment } from './rails/rail';

type NotedPayment = Pick<LockedPayment, 'workspaceId' | 'id' | 'engagementId' | 'money'>;

/** Records what somebody did with a payment, and the amount. */
export async function noteOf(
  context: ActingContext,
  { workspaceId, engagementId, id, money }: NotedPayment,
  action: AuditActionOf<'payment'>,
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    engagementId,
    action,
    subject: { kind: 'payment', id },
    data: { amount: formatMoney(money) },
  });
}
