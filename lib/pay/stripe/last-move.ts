import type { Tx } from '@/lib/platform/tenancy';
import type { LockedStripePayment } from './moving';

/** @returns the newest move's row: the notification is named after it, so that each stop is told, and none twice. */
export async function lastMove(tx: Tx, payment: LockedStripePayment): Promise<string> {
  return (await lastMoveOf(tx, payment)).id;
}

/** The same, with what is recorded beside it. */
export function lastMoveOf(tx: Tx, { workspaceId, id }: LockedStripePayment) {
  return tx.paymentMove.findFirstOrThrow({
    where: { workspaceId, paymentId: id },
    orderBy: { number: 'desc' },
    select: { id: true, note: true },
  });
}
