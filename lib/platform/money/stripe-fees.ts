import { CurrencyCode } from './currency-code';
import { portion } from './money-arithmetic';

export type MethodKind = 'us_bank_account' | 'card';

/** Stripe's fee for a charge: basis points of it, plus a fixed amount, up to a maximum; minor units of the charge. */
export type FeePlan = {
  readonly basisPoints: number;
  readonly fixedMinor: number;
  readonly mostMinor: number | null;
};

/** Stripe's prices: for each kind of payment method one for any currency, and those of the currencies that have their own. */
export type FeePrices = Readonly<
  Record<MethodKind, { readonly any: FeePlan; readonly own: ReadonlyMap<string, FeePlan> }>
>;

/**
 * Stripe's prices in the United States (stripe.com/pricing); an installation elsewhere, or one that pays in other
 * currencies too, sets its own with STRIPE_FEES.
 */
export const USUAL_FEES = {
  us_bank_account: { basisPoints: 80, fixedMinor: 0, mostMinor: 500 },
  card: { basisPoints: 290, fixedMinor: 30, mostMinor: null },
} as const satisfies Record<MethodKind, FeePlan>;

/** @returns the price of a charge in a currency: its own one, or else the one for any currency. */
export function feePlanIn(prices: FeePrices, kind: MethodKind, currency: string): FeePlan {
  return prices[kind].own.get(currency) ?? prices[kind].any;
}

/**
 * A price without a currency is somebody's own in the first of the currencies, and the usual one is in USD. In any other
 * its fixed part and its maximum are a guess: 30 are thirty cents in dollars, and thirty yen.
 * @param currencies those that can be charged
 * @returns those of them in which a card's fee is such a guess.
 */
export function guessedCurrencies(
  { card: { any, own } }: FeePrices,
  currencies: readonly string[],
): readonly string[] {
  if (any.fixedMinor === 0 && any.mostMinor === null) return [];
  const priced = any === USUAL_FEES.card ? 'USD' : currencies[0];
  return currencies.filter((currency) => currency !== priced && !own.has(currency));
}

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

/** What is usual where STRIPE_FEES says nothing else. */
const USUAL_PRICES: FeePrices = {
  us_bank_account: { any: USUAL_FEES.us_bank_account, own: new Map() },
  card: { any: USUAL_FEES.card, own: new Map() },
};

/**
 * Reads STRIPE_FEES: `card=290+30 card:EUR=150+25 card:JPY=360+0 us_bank_account=80+0<=500`, in basis points and the
 * smallest unit of the currency. A currency without a price of its own has the one that names none. A US bank account
 * is debited in USD only, so no other currency can be named for it.
 * @returns the prices; those not named are the usual ones. Null when it can't be read, or prices something twice.
 */
export function readFees(text: string): FeePrices | null {
  let prices = USUAL_PRICES;
  const named = new Set<string>();
  for (const part of text.split(/\s+/).filter((each) => each !== '')) {
    const [, what = '', kind, currency, basisPoints, fixed, most] =
      /^((card|us_bank_account)(?::([A-Z]{3}))?)=(\d{1,4})\+(\d{1,6})(?:<=(\d{1,9}))?$/.exec(part) ?? [];
    if ((kind !== 'card' && kind !== 'us_bank_account') || named.has(what)) return null;
    if (currency !== undefined && !CurrencyCode.safeParse(currency).success) return null;
    if (kind === 'us_bank_account' && currency !== undefined && currency !== 'USD') return null;
    named.add(what);
    const plan = {
      basisPoints: Number(basisPoints),
      fixedMinor: Number(fixed),
      mostMinor: most === undefined ? null : Number(most),
    };
    const { any, own } = prices[kind];
    const priced =
      currency === undefined ? { any: plan, own } : { any, own: new Map(own).set(currency, plan) };
    prices = { ...prices, [kind]: priced };
  }
  return prices;
}
