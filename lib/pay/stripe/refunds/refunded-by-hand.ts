import { formatMoney } from '@/lib/platform/money/money';
import type { Tx } from '@/lib/platform/tenancy';
import type { Charged } from '../../charge-words.rules';
import { notifyOwners } from '../../notifying';
import { refundedByHandMail } from '../emails/refunded-by-hand';
import { isPartUnsent } from '../moving.rules';
import { runUrl } from '../notifying';
import type { LockedRun } from '../runs.queries';
import { chargeOf } from '../runs.rules';

type RefundedByHand = {
  /** all of it that hasn't failed */
  readonly minor: number;
  /** where it goes; null: not known */
  readonly charged: Charged | null;
  readonly at: Date;
};

/**
 * Records how much of a run's charge somebody refunded in Stripe's dashboard, and tells the owners whenever it is more.
 * What was sent on stays with the assistants, and the books have the refund from Stripe's own balance transaction
 * (adr/0148). What wasn't is held (adr/0152).
 */
export async function noteRefundedByHand(
  tx: Tx,
  run: LockedRun,
  { minor, charged, at }: RefundedByHand,
): Promise<void> {
  const { workspaceId, id, currency, refundedByHandMinor: known } = run;
  if (BigInt(minor) === known) return;
  await tx.payRun.updateMany({ where: { workspaceId, id }, data: { refundedByHandMinor: minor } });
  const [payment] = run.payments;
  if (!payment || minor < known) return;
  const url = await runUrl(tx, run);
  const whole = formatMoney(chargeOf(run));
  const refunded = formatMoney({ minor, currency });
  const told = { refunded, whole, charged, isPartUnsent: isPartUnsent(run.payments) };
  await notifyOwners(tx, payment, {
    kind: 'pay.refunded_by_hand',
    factId: `${id}:${minor}`,
    at,
    write: (words) => refundedByHandMail({ ...words, url }, told),
  });
}
