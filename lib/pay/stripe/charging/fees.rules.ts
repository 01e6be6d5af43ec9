import { allocateByWeights, sumOf } from '@/lib/platform/money/money-arithmetic';
import { type FeePlan, feeOf } from '@/lib/platform/money/stripe-fees';

/**
 * What a run pays to one assistant, and for how much of it they bear the sending costs, by their agreements. Minor
 * units.
 */
export type PartToPay = { readonly amountMinor: number; readonly borneMinor: number };

/** One assistant's part: what the business is charged for it, and what is sent to them. Stripe takes the difference. */
export type PricedPart = { readonly chargedMinor: number; readonly sentMinor: number };

/**
 * Splits Stripe's expected fee for a run among those who bear it: a business on top of what it owes, an assistant out
 * of what they are sent. The parts always sum to the whole: the charge is the sum of `chargedMinor`, and Stripe's fee
 * for that very charge is exactly the difference to the sum of `sentMinor`. A remainder is the business's to bear.
 * @param parts each worth more than zero
 * @returns a price for each part, in order. There may be nothing left to send (0 or less) if a fixed fee exceeds a
 * part.
 */
export function priceParts(parts: readonly PartToPay[], plan: FeePlan): readonly PricedPart[] {
  const amounts = parts.map(({ amountMinor }) => amountMinor);
  const borne = parts.map(({ borneMinor }) => borneMinor);
  const [onTop, withheld] = splitFee(sumOf(amounts), sumOf(borne), plan);
  const charged = shares(
    onTop,
    parts.map(({ amountMinor, borneMinor }) => amountMinor - borneMinor),
  );
  const taken = shares(withheld, borne);
  return amounts.map((amountMinor, index) => ({
    chargedMinor: amountMinor + (charged[index] ?? 0),
    sentMinor: amountMinor - (taken[index] ?? 0),
  }));
}

type Split = readonly [onTop: number, withheld: number];

/**
 * @returns the smallest fee that covers what Stripe takes of a charge that itself includes the business's share of that
 * fee.
 */
function splitFee(total: number, borne: number, plan: FeePlan): Split {
  const split = (fee: number): Split => {
    const [onTop = 0, withheld = 0] = shares(fee, [total - borne, borne]);
    return [onTop, withheld];
  };
  // one more unit of fee adds at most one unit to the charge, of which Stripe takes a part: the first that is enough is
  // found by bisection (twice the total is enough, for any fee below one half)
  let [short, enough] = [-1, 2 * (total + plan.fixedMinor) + 2];
  while (enough - short > 1) {
    const tried = Math.floor((short + enough) / 2);
    if (tried >= feeOf(total + split(tried)[0], plan)) enough = tried;
    else short = tried;
  }
  return split(enough);
}

function shares(minor: number, weights: readonly number[]): readonly number[] {
  return minor === 0 ? weights.map(() => 0) : allocateByWeights(minor, weights);
}

/** An item in a part, and whether the assistant bears the fees under its agreement. */
type BorneLine = { readonly minor: number; readonly isBorneByAssistant: boolean };

/**
 * @returns for how much of a part the assistant bears the fees; never more than all of it, whatever is deducted
 * elsewhere.
 */
export function borneOf(lines: readonly BorneLine[]): number {
  const total = sumOf(lines.map(({ minor }) => minor));
  const borne = sumOf(lines.map(({ minor, isBorneByAssistant }) => (isBorneByAssistant ? minor : 0)));
  return Math.min(Math.max(borne, 0), total);
}
