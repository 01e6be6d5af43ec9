import { shareOut, sumOf } from '@/lib/platform/reckoning';
import { type FeePlan, feeOf } from '@/lib/platform/stripe-fees';

/** What a run pays to one assistant, and of how much of it they bear what sending costs, as their agreements say. Minor units. */
export type PartToPay = { readonly amountMinor: number; readonly borneMinor: number };

/** What one assistant's part comes to: charged to the business for it, and sent to them. What is between, Stripe takes. */
export type PricedPart = { readonly chargedMinor: number; readonly sentMinor: number };

/**
 * Shares out what Stripe is expected to take of a run among those who bear it: a business on top of what it owes, an assistant
 * out of what they are sent. The parts always sum to the whole: the charge is the sum of `chargedMinor`, and what Stripe takes of
 * that very charge is by just so much more than the sum of `sentMinor`. A unit that doesn't divide is the business's to bear.
 * @param parts each worth more than nothing
 * @returns a price for each part, in their order. Nothing may be left to send (0 or less), where a fixed fee is more than a part.
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

/** @returns the smallest fee that covers what Stripe takes of a charge, which holds the business's part of that very fee. */
function splitFee(total: number, borne: number, plan: FeePlan): Split {
  const split = (fee: number): Split => {
    const [onTop = 0, withheld = 0] = shares(fee, [total - borne, borne]);
    return [onTop, withheld];
  };
  // a unit more of fee adds at most a unit to the charge, of which Stripe takes a part: the first that is enough is found by halving
  // (twice all of it is, for whatever takes less than half)
  let [short, enough] = [-1, 2 * (total + plan.fixedMinor) + 2];
  while (enough - short > 1) {
    const tried = Math.floor((short + enough) / 2);
    if (tried >= feeOf(total + split(tried)[0], plan)) enough = tried;
    else short = tried;
  }
  return split(enough);
}

function shares(minor: number, weights: readonly number[]): readonly number[] {
  return minor === 0 ? weights.map(() => 0) : shareOut(minor, weights);
}

/** Something that a part pays, and whether the assistant bears the fees by the agreement under which it is owed. */
type BorneLine = { readonly minor: number; readonly isBorneByAssistant: boolean };

/** @returns of how much of a part the assistant bears the fees; never more than all of it, whatever is taken off elsewhere. */
export function borneOf(lines: readonly BorneLine[]): number {
  const total = sumOf(lines.map(({ minor }) => minor));
  const borne = sumOf(lines.map(({ minor, isBorneByAssistant }) => (isBorneByAssistant ? minor : 0)));
  return Math.min(Math.max(borne, 0), total);
}
