import { formatMoney } from '@/lib/platform/money/money';
import type { Tx } from '@/lib/platform/tenancy';
import type { Charged } from '../../charge-words.rules';
import { notifyOwners } from '../../notifying';
import { refundedByHandFailedMail, refundedByHandMail } from '../emails/refunded-by-hand';
import { isPartUnsent } from '../moving.rules';
import { runUrl } from '../notifying';
import type { LockedRun } from '../runs.queries';
import { chargeOf } from '../runs.rules';

type RefundedByHand = {
  /** all of it that hasn't failed */
  readonly minor: number;
  /** in how many refunds, with those that failed: each change is told once, also the same amount for the second time */
  readonly refunds: number;
  /** where it goes; null: not known */
  readonly charged: Charged | null;
  readonly at: Date;
};

/**
 * Records how much of a run's charge somebody refunded in Stripe's dashboard, and tells the owners whenever it is more,
 * or less because a refund failed or was cancelled. What was sent on stays with the assistants, and the books have the
 * refund from Stripe's own balance transaction (adr/0148). What wasn't is held (adr/0152).
 */
export async function noteRefundedByHand(
  tx: Tx,
  run: LockedRun,
  { minor, refunds, charged, at }: RefundedByHand,
): Promise<void> {
  const { workspaceId, id, currency, refundedByHandMinor } = run;
  const known = Number(refundedByHandMinor);
  if (minor === known) return;
  await tx.payRun.updateMany({ where: { workspaceId, id }, data: { refundedByHandMinor: minor } });
  const [payment] = run.payments;
  if (!payment) return;
  const url = await runUrl(tx, run);
  const isMore = minor > known;
  const refunded = formatMoney({ minor: isMore ? minor : known - minor, currency });
  const told = { refunded, whole: formatMoney(chargeOf(run)), isPartUnsent: isPartUnsent(run.payments) };
  await notifyOwners(tx, payment, {
    kind: 'pay.refunded_by_hand',
    factId: `${id}:${refunds}:${minor}`,
    at,
    write: (words) =>
      isMore
        ? refundedByHandMail({ ...words, url }, { ...told, charged })
        : refundedByHandFailedMail({ ...words, url }, told),
  });
}
