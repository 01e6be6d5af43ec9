import type { Tx } from '@/lib/platform/tenancy';
import type { LockedStripePayment } from './moving';

/**
 * @returns the newest move's row, and what is recorded beside it: a notification is named after the row, so that each stop
 * is told, and none twice.
 */
export function lastMove(tx: Tx, { workspaceId, id }: LockedStripePayment) {
  return tx.paymentMove.findFirstOrThrow({
    where: { workspaceId, paymentId: id },
    orderBy: { number: 'desc' },
    select: { id: true, note: true, event: true, byId: true },
  });
}
