import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { chargeOf } from './runs.rules';

/** After this long without an answer, a request to Stripe is stuck; jobs retry far more often. */
const STUCK_AFTER_MS = HOUR_MS;
const MOST_SHOWN = 100;

/**
 * Reads everything about Stripe that doesn't go on by itself, over all businesses. Amounts and ids, no names: the
 * operator needn't know who works for whom.
 */
export async function getStuck() {
  return withActor({ kind: 'stripe' }, async (tx) => {
    const [unanswered, differences, comparison, refundedByHand] = [
      await readUnanswered(tx, now()),
      await tx.stripeDifference.findMany({
        where: { settledAt: null },
        orderBy: { foundAt: 'asc' },
        take: MOST_SHOWN,
      }),
      await tx.stripeComparison.findFirst({ orderBy: { ranAt: 'desc' } }),
      await readRefundedByHand(tx),
    ];
    return {
      ...unanswered,
      differences: differences.map(({ stripeMinor, bookedMinor, ...row }) => ({
        ...row,
        stripeMinor: Number(stripeMinor),
        bookedMinor: Number(bookedMinor),
      })),
      comparison,
      refundedByHand,
    };
  });
}

export type Stuck = Awaited<ReturnType<typeof getStuck>>;

/** @returns charges of which somebody refunded a part, or all, in Stripe's dashboard; newest first. */
async function readRefundedByHand(tx: Tx) {
  const runs = await tx.payRun.findMany({
    where: { refundedByHandMinor: { gt: 0 } },
    orderBy: { preparedAt: 'desc' },
    take: MOST_SHOWN,
    select: {
      id: true,
      chargeId: true,
      currency: true,
      totalMinor: true,
      feeMinor: true,
      refundedByHandMinor: true,
    },
  });
  return runs.map((run) => ({
    id: run.id,
    chargeId: run.chargeId,
    refunded: { minor: Number(run.refundedByHandMinor), currency: run.currency },
    charged: chargeOf(run),
  }));
}

/** @returns requests to Stripe without an answer, and events nobody has processed, for over an hour; oldest first. */
export async function readUnanswered(tx: Tx, at: Date) {
  const before = new Date(at.getTime() - STUCK_AFTER_MS);
  const steps = await tx.paymentStep.findMany({
    where: { endedAt: null, begunAt: { lt: before } },
    orderBy: { begunAt: 'asc' },
    take: MOST_SHOWN,
    select: {
      id: true,
      key: true,
      kind: true,
      begunAt: true,
      workspaceId: true,
      runId: true,
      paymentId: true,
      run: { select: { rail: true } },
    },
  });
  const events = await tx.stripeEvent.findMany({
    where: { settledAt: null, receivedAt: { lt: before } },
    orderBy: { receivedAt: 'asc' },
    take: MOST_SHOWN,
    select: { id: true, type: true, receivedAt: true },
  });
  return { steps, events };
}
