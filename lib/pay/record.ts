import { auditDeed, type Deed } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { formatMoney } from '@/lib/platform/money';
import type { HeldPayment } from './rails/rail';

type NotedPayment = Pick<HeldPayment, 'workspaceId' | 'id' | 'engagementId' | 'money'>;

/** Records what somebody did with a payment, and the amount. */
export async function noteOf(
  deed: Deed,
  { workspaceId, engagementId, id, money }: NotedPayment,
  action: AuditActionOf<'payment'>,
): Promise<void> {
  await auditDeed(deed, {
    workspaceId,
    engagementId,
    action,
    subject: { kind: 'payment', id },
    data: { amount: formatMoney(money) },
  });
}
