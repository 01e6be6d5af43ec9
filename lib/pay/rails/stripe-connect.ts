import { newId } from '@/lib/platform/ids';
import type { MethodKind } from '@/lib/platform/stripe-fees';
import { feeOnTop } from '@/lib/platform/stripe-fees';
import { feePlan } from '../stripe/client';
import { type HeldMoved, move, type Occasion } from '../stripe/moving';
import type { MovedEvent } from '../stripe/moving.rules';
import type { Rail } from './rail';

/** A payment through Stripe is charged together with others, by a way of paying that the business has set up. */
export type StripeDetails = { readonly runId: string; readonly kind: MethodKind };

/** The product moves the money: one charge for a pay run, and one transfer to each assistant's account at Stripe. */
export const stripeConnect: Rail<StripeDetails, HeldMoved, Occasion & { readonly event: MovedEvent }> = {
  name: 'stripe_connect',

  quote(total, { kind }) {
    return {
      total,
      fee: { minor: feeOnTop(total.minor, feePlan(kind)), currency: total.currency },
      movedBy: 'product',
    };
  },

  async start(tx, order, { runId }) {
    const { workspaceId, engagementId, id, lines, total, orderedById, at } = order;
    const { currency, minor } = total;
    await tx.payment.createMany({
      data: {
        ...{ workspaceId, engagementId, id, runId, rail: 'stripe_connect', method: 'stripe', state: 'draft' },
        ...{ currency, amountMinor: BigInt(minor), sentCurrency: currency, sentMinor: BigInt(minor) },
        ...{ feeCurrency: currency, feeMinor: 0n, sentOn: at, reference: '', note: '' },
        ...{ recordedById: orderedById, recordedAt: at, stateChangedAt: at },
      },
    });
    await tx.paymentLine.createMany({
      data: lines.map(({ owedId, money }) => ({
        ...{ workspaceId, engagementId, id: newId(), paymentId: id, owedId },
        currency: money.currency,
        amountMinor: BigInt(money.minor),
      })),
    });
    const state = 'draft';
    const draft = { workspaceId, engagementId, id, runId, state, version: 1, money: total } as const;
    await move(tx, draft, 'quote', { byId: orderedById, at });
  },

  async follow(tx, payment, { event, ...occasion }) {
    await move(tx, payment, event, occasion);
  },

  async cancel(tx, payment, { note, byId, at }) {
    await move(tx, payment, 'cancel', { note, byId, at });
  },
};
