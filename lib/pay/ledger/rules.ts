import { sumOf } from '@/lib/platform/money/money-arithmetic';

/** The accounts of an engagement in one currency. */
export type AccountKind =
  | 'cost'
  | 'owed'
  | 'underway'
  | 'outside'
  | 'fees'
  | 'exchange'
  | 'stripe'
  | 'advance';

/** One line of a transaction: a debit is positive, a credit negative. */
export type Posting = {
  readonly account: AccountKind;
  readonly currency: string;
  readonly amountMinor: number;
};

/** @returns what a business books when something becomes owed: a cost, not yet paid. */
export function owedPostings(currency: string, amountMinor: number): readonly Posting[] {
  return [
    { account: 'cost', currency, amountMinor },
    { account: 'owed', currency, amountMinor: -amountMinor },
  ];
}

/**
 * @param amountMinor what is given; negative: what is recovered
 * @returns what is booked for an advance: the assistant will have it before it is earned, so it costs nothing yet. The
 * work it was paid ahead of costs when it is approved.
 */
export function advancePostings(currency: string, amountMinor: number): readonly Posting[] {
  return [
    { account: 'advance', currency, amountMinor },
    { account: 'owed', currency, amountMinor: -amountMinor },
  ];
}

/**
 * @returns what is booked when a part of what was sent came back at Stripe: it is no longer on its way, and is owed
 * again. The fees already paid stay paid.
 */
export function returnedPostings(currency: string, amountMinor: number): readonly Posting[] {
  return [
    { account: 'underway', currency, amountMinor },
    { account: 'owed', currency, amountMinor: -amountMinor },
  ];
}

/** What a payment pays. */
type Paying = { readonly currency: string; readonly amountMinor: number };

/** A payment as the books see it: what it pays, and what left the business for it. */
export type BookedPayment = Paying & {
  readonly sentCurrency: string;
  readonly sentMinor: number;
  readonly feeCurrency: string;
  readonly feeMinor: number;
};

/**
 * @returns what is booked when an owner approves a payment, or says that they made it: it is on its way, until it is
 * confirmed as arrived.
 */
export function recordedPostings({ currency, amountMinor }: Paying): readonly Posting[] {
  return [
    { account: 'owed', currency, amountMinor },
    { account: 'underway', currency, amountMinor: -amountMinor },
  ];
}

/**
 * @param borneMinor the part that went for a fee the assistant was to bear: it is spent, and now the business bears it
 * @returns what is booked when it turns out never to have been sent, or came back: the same is owed again.
 */
export function withdrawnPostings({ currency, amountMinor }: Paying, borneMinor = 0): readonly Posting[] {
  const postings: readonly Posting[] = [
    { account: 'underway', currency, amountMinor: amountMinor - borneMinor },
    { account: 'fees', currency, amountMinor: borneMinor },
    { account: 'owed', currency, amountMinor: -amountMinor },
  ];
  return postings.filter((posting) => posting.amountMinor !== 0);
}

/**
 * @returns what is booked when it has arrived: what left the business, through an exchange account for another
 * currency, and what sending cost.
 */
export function receivedPostings(payment: BookedPayment): readonly Posting[] {
  const { currency, amountMinor, sentCurrency, sentMinor, feeCurrency, feeMinor } = payment;
  const exchange: readonly Posting[] =
    currency === sentCurrency
      ? []
      : [
          { account: 'exchange', currency, amountMinor: -amountMinor },
          { account: 'exchange', currency: sentCurrency, amountMinor: sentMinor },
        ];
  const fee: readonly Posting[] =
    feeMinor === 0
      ? []
      : [
          { account: 'fees', currency: feeCurrency, amountMinor: feeMinor },
          { account: 'outside', currency: feeCurrency, amountMinor: -feeMinor },
        ];
  return [
    { account: 'underway', currency, amountMinor },
    ...exchange,
    { account: 'outside', currency: sentCurrency, amountMinor: -sentMinor },
    ...fee,
  ];
}

/** @returns what is booked when it turns out not to have arrived after all: it is on its way again. */
export function notReceivedPostings(payment: BookedPayment): readonly Posting[] {
  return receivedPostings(payment).map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }));
}

/** @returns whether postings sum to zero in each currency. */
export function balances(postings: readonly Posting[]): boolean {
  const currencies = [...new Set(postings.map(({ currency }) => currency))];
  return currencies.every(
    (currency) =>
      sumOf(postings.filter((each) => each.currency === currency).map(({ amountMinor }) => amountMinor)) ===
      0,
  );
}
