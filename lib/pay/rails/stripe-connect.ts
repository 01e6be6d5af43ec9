import { newId } from '@/lib/platform/ids';
import type { PricedPart } from '../stripe/fees.rules';
import { type HeldMoved, moveAll, type Occasion } from '../stripe/moving';
import type { MovedEvent } from '../stripe/moving.rules';
import type { Begun, Rail } from './rail';

/** A payment through Stripe is charged together with others, whose price it shares (`priceParts`). */
export type StripeDetails = PricedPart & { readonly runId: string };

/** The product moves the money: one charge for a pay run, and one transfer to each assistant's account at Stripe. */
export const stripeConnect: Rail<StripeDetails, HeldMoved, Occasion & { readonly event: MovedEvent }> = {
  name: 'stripe_connect',

  quote(total, { chargedMinor, sentMinor }) {
    const { currency } = total;
    const fee = { minor: chargedMinor - total.minor, currency };
    return { total, fee, sent: { minor: sentMinor, currency }, movedBy: 'product' };
  },

  // a draft, until all of its run are there and are quoted together
  async start(tx, begun) {
    await tx.payment.createMany({ data: begun.map(draftOf) });
    await tx.paymentLine.createMany({
      data: begun.flatMap(({ order: { workspaceId, engagementId, id: paymentId, lines } }) =>
        lines.map(({ owedId, money }) => ({
          ...{ workspaceId, engagementId, id: newId(), paymentId, owedId },
          currency: money.currency,
          amountMinor: BigInt(money.minor),
        })),
      ),
    });
  },

  async follow(tx, payments, { event, ...occasion }) {
    await moveAll(tx, payments, event, occasion);
  },

  async cancel(tx, payments, { note, byId, at }) {
    await moveAll(tx, payments, 'cancel', { note, byId, at });
  },
};

function draftOf({ order, details }: Begun<StripeDetails>) {
  const { workspaceId, engagementId, id, total, orderedById, at } = order;
  const { runId, chargedMinor, sentMinor } = details;
  const { currency, minor } = total;
  return {
    ...{ workspaceId, engagementId, id, runId, currency, amountMinor: BigInt(minor) },
    ...({ rail: 'stripe_connect', method: 'stripe', state: 'draft' } as const),
    ...{ chargedMinor: BigInt(chargedMinor), sentCurrency: currency, sentMinor: BigInt(sentMinor) },
    ...{ feeCurrency: currency, feeMinor: BigInt(minor - sentMinor) },
    ...{ sentOn: at, reference: '', note: '', recordedById: orderedById, recordedAt: at, stateChangedAt: at },
  };
}
