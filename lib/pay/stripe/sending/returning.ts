import type { Tx } from '@/lib/platform/tenancy';
import { owe } from '../../owed/owed';
import { findTerms } from '../../terms/pay-terms.queries';
import type { Movement } from '../comparing/movements.rules';
import type { LockedStripePayment } from '../moving';
import { notifyPartCameBack } from '../notifying';
import type { LockedRun } from '../runs.queries';

/**
 * Makes owed again what somebody reversed from an assistant's Stripe account by hand, each part as its own line
 * (adr/0102); the rest of the payment stays as it is. Both sides are told of each part.
 * @returns the payment afterwards.
 */
export async function returnParts(
  tx: Tx,
  run: LockedRun,
  payment: LockedStripePayment,
  parts: readonly Movement[],
  at: Date,
): Promise<LockedStripePayment> {
  const { workspaceId, engagementId, id, sent } = payment;
  const { currency } = sent;
  const { owed } = await tx.paymentLine.findFirstOrThrow({
    where: { workspaceId, paymentId: id },
    orderBy: { id: 'asc' },
    select: { owed: { select: { agreementId: true } } },
  });
  const terms = await findTerms(tx, workspaceId, owed.agreementId);
  if (!terms) throw new Error(`payment ${id} paid what no agreement says`);
  let { returnedMinor } = payment;
  for (const { id: movementId, amountMinor } of parts) {
    const { id: factId } = await owe(
      tx,
      { workspaceId, engagementId },
      {
        kind: 'returned',
        sourceKey: `returned:${movementId}`,
        returnsId: id,
        // the work is done: it doesn't wait for the end of a pay period
        terms: { ...terms, currency, paySchedule: 'on_approval' },
        fullMinor: amountMinor,
        amountMinor,
        approvedById: null,
        approvedAt: at,
      },
    );
    returnedMinor += amountMinor;
    await notifyPartCameBack(tx, run, payment, { factId, minor: amountMinor, at });
  }
  return { ...payment, returnedMinor };
}
