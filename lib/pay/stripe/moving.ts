import { newId } from '@/lib/platform/ids';
import type { Money } from '@/lib/platform/money';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { book } from '../ledger/posting';
import { recordedPostings, withdrawnPostings } from '../ledger/rules';
import { isOver, type MovedEvent, type MovedState, moved } from './moving.rules';

/** A payment through Stripe, held until the transaction ends: whoever moves it has locked its run. */
export type HeldMoved = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly runId: string;
  readonly state: MovedState;
  readonly version: number;
  /** what of the owed it pays */
  readonly money: Money;
  /** what of it is sent: less, where the assistant bears what Stripe takes */
  readonly sent: Money;
  /** what of the run's charge is for it */
  readonly chargedMinor: number;
};

export type Occasion = {
  /** null: Stripe said so, or a job went on */
  readonly byId: string | null;
  readonly note?: string;
  readonly at: Date;
};

/**
 * Moves a payment on, writes down why, and books what follows from it.
 * @returns the payment as it is then; the same as before when the event changes nothing now.
 */
export async function move(
  tx: Tx,
  payment: HeldMoved,
  event: MovedEvent,
  { byId, note = '', at }: Occasion,
): Promise<HeldMoved> {
  const state = moved(payment.state, event);
  if (state === null) return payment;
  const { workspaceId, engagementId, id } = payment;
  const version = payment.version + 1;
  await tx.paymentMove.createMany({
    data: {
      ...{ workspaceId, id: newId(), engagementId, paymentId: id, number: version, event },
      ...{ fromState: payment.state, toState: state, byId, note, at },
    },
  });
  const { count } = await tx.payment.updateMany({
    where: { workspaceId, id, version: payment.version },
    data: { state, stateChangedAt: at, version },
  });
  if (count === 0) throw changedMeanwhile('payment');
  const after = { ...payment, state, version };
  if (event === 'approve') await bookWhole(tx, after, 'recorded', at);
  if (isOver(state)) {
    if (wasApproved(payment.state)) await bookWhole(tx, after, 'withdrawn', at);
    await tx.paymentLine.updateMany({
      where: { workspaceId, paymentId: id, releasedAt: null },
      data: { releasedAt: at },
    });
  }
  return after;
}

function wasApproved(state: MovedState): boolean {
  return state !== 'draft' && state !== 'awaiting_approval';
}

async function bookWhole(
  tx: Tx,
  { workspaceId, engagementId, id, money, sent, state }: HeldMoved,
  what: 'recorded' | 'withdrawn',
  at: Date,
): Promise<void> {
  const payment = { currency: money.currency, amountMinor: money.minor };
  // cancelled before anything was charged, nothing was taken of it
  const spentMinor = state === 'refunded' ? money.minor - sent.minor : 0;
  await book(tx, {
    ...{ workspaceId, engagementId, sourceKey: `payment:${id}:${what}`, paymentId: id, at },
    postings: what === 'recorded' ? recordedPostings(payment) : withdrawnPostings(payment, spentMinor),
  });
}
