import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { MovedRail } from '../rails/choosing.rules';
import type { Begun, Rail } from '../rails/rail';
import type { PricedPart } from './charging/fees.rules';
import { type LockedStripePayment, moveAll, type Occasion } from './moving';
import type { StripePaymentEvent } from './moving.rules';

/** A payment through Stripe belongs to a run; if that is charged, the payments share the price (`priceParts`). */
export type StripeDetails = PricedPart & { readonly runId: string };

export type StripeRail = Rail<
  StripeDetails,
  LockedStripePayment,
  Occasion & { readonly event: StripePaymentEvent }
>;

/** The product moves the money: one charge for a pay run, and one transfer to each assistant's Stripe account. */
export const stripeConnect: StripeRail = {
  ...throughStripe('stripe_connect'),

  quote(total, { chargedMinor, sentMinor }) {
    const { currency } = total;
    const fee = { minor: chargedMinor - total.minor, currency };
    return { total, fee, sent: { minor: sentMinor, currency }, movedBy: 'product' };
  },
};

/** @returns the steps of a rail whose payments move as Stripe says, however the money goes. */
export function throughStripe(name: MovedRail): Omit<StripeRail, 'quote'> {
  return {
    name,
    start: (tx, begun) => draftAll(tx, name, begun),
    follow: async (tx, payments, { event, ...occasion }) => {
      await moveAll(tx, payments, event, occasion);
    },
    // what Stripe already knows about is stopped there first, by a job
    cancel: async (tx, payments, { note, byId, at }) => {
      await moveAll(tx, payments, 'cancel', { note, byId, at });
    },
  };
}

/** Writes payments and what each pays: drafts, until all in their run are there and are priced together. */
async function draftAll(tx: Tx, rail: MovedRail, begun: readonly Begun<StripeDetails>[]): Promise<void> {
  await tx.payment.createMany({ data: begun.map((each) => draftOf(rail, each)) });
  await tx.paymentLine.createMany({
    data: begun.flatMap(({ order: { workspaceId, engagementId, id: paymentId, lines } }) =>
      lines.map(({ owedId, money }) => ({
        workspaceId,
        engagementId,
        id: newId(),
        paymentId,
        owedId,
        currency: money.currency,
        amountMinor: BigInt(money.minor),
      })),
    ),
  });
}

function draftOf(rail: MovedRail, { order, details }: Begun<StripeDetails>) {
  const { workspaceId, engagementId, id, total, orderedById, at } = order;
  const { runId, chargedMinor, sentMinor } = details;
  const { currency, minor } = total;
  return {
    workspaceId,
    engagementId,
    id,
    runId,
    currency,
    amountMinor: BigInt(minor),
    ...({ rail, method: 'stripe', state: 'draft' } as const),
    chargedMinor: BigInt(chargedMinor),
    sentCurrency: currency,
    sentMinor: BigInt(sentMinor),
    feeCurrency: currency,
    feeMinor: BigInt(minor - sentMinor),
    // the database keeps the business's day of each move that matters (`app.payment_sent_on`)
    sentOn: at,
    reference: '',
    note: '',
    recordedById: orderedById,
    recordedAt: at,
    stateChangedAt: at,
  };
}
