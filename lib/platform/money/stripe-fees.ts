import { portion } from './money-arithmetic';

export type MethodKind = 'us_bank_account' | 'card';

/** Stripe's fee for a charge: basis points of it, plus a fixed amount, up to a maximum; minor units of USD. */
export type FeePlan = {
  readonly basisPoints: number;
  readonly fixedMinor: number;
  readonly mostMinor: number | null;
};

/**
 * Stripe's prices in the United States (stripe.com/pricing); an installation elsewhere sets its own with STRIPE_FEES.
 */
export const USUAL_FEES: Record<MethodKind, FeePlan> = {
  us_bank_account: { basisPoints: 80, fixedMinor: 0, mostMinor: 500 },
  card: { basisPoints: 290, fixedMinor: 30, mostMinor: null },
};

/** @returns Stripe's fee for a charge of this amount, in minor units. */
export function feeOf(chargeMinor: number, { basisPoints, fixedMinor, mostMinor }: FeePlan): number {
  const fee = portion(chargeMinor, basisPoints, 10_000) + fixedMinor;
  return mostMinor === null ? fee : Math.min(fee, mostMinor);
}

/**
 * @returns what has to be added for the full amount to arrive: the smallest fee with which a charge of both leaves
 * `totalMinor` once Stripe has taken its part. Minor units.
 */
export function feeOnTop(totalMinor: number, plan: FeePlan): number {
  // what is left of a charge never falls when the charge grows by one, so the first that leaves enough is found by
  // bisection
  let [short, enough] = [totalMinor - 1, totalMinor * 2 + plan.fixedMinor + 1];
  while (enough - short > 1) {
    const tried = Math.floor((short + enough) / 2);
    if (tried - feeOf(tried, plan) >= totalMinor) enough = tried;
    else short = tried;
  }
  return enough - totalMinor;
}

/**
 * Reads STRIPE_FEES: `card=290+30 us_bank_account=80+0<=500`, basis points and minor units.
 * @returns the prices by payment method; those not named are the usual ones. Null when it can't be read.
 */
export function readFees(text: string): Record<MethodKind, FeePlan> | null {
  const fees = { ...USUAL_FEES };
  for (const part of text.split(/\s+/).filter((each) => each !== '')) {
    const [, kind, basisPoints, fixed, most] =
      /^(card|us_bank_account)=(\d{1,4})\+(\d{1,6})(?:<=(\d{1,9}))?$/.exec(part) ?? [];
    if (kind !== 'card' && kind !== 'us_bank_account') return null;
    fees[kind] = {
      basisPoints: Number(basisPoints),
      fixedMinor: Number(fixed),
      mostMinor: most === undefined ? null : Number(most),
    };
  }
  return fees;
}
