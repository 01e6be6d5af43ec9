/** Where money that has left for an assistant's account at Stripe stands with their bank. */
export type BankStatus =
  /** Stripe has reported nothing from their bank yet */
  { readonly is: 'not_told' } | { readonly is: 'arrived' | 'sent_back'; readonly at: Date };

/** What Stripe reported of the payouts that carried one payment: each may arrive once and come back once. */
export type PayoutReports = {
  readonly arrivals: readonly { readonly payoutId: string; readonly arrivedAt: Date }[];
  readonly bankReturns: readonly { readonly payoutId: string; readonly returnedAt: Date }[];
};

/** What a query selects for `bankStatus`. */
export const PAYOUT_REPORTS = {
  arrivals: { select: { payoutId: true, arrivedAt: true } },
  bankReturns: { select: { payoutId: true, returnedAt: true } },
} as const;

/**
 * @returns where a payment is now. A payout that came back counts as such whatever was said of it before, and in whichever order
 * the news came: Stripe may call a payout paid, and failed days later (docs.stripe.com/api/payouts/object). A later payout that
 * carried the same money, and stayed, is in the bank.
 */
export function bankStatus({ arrivals, bankReturns }: PayoutReports): BankStatus {
  const cameBack = new Set(bankReturns.map(({ payoutId }) => payoutId));
  const stayed = arrivals.filter(({ payoutId }) => !cameBack.has(payoutId));
  const arrivedAt = newest(stayed.map(({ arrivedAt: at }) => at));
  if (arrivedAt) return { is: 'arrived', at: arrivedAt };
  const returnedAt = newest(bankReturns.map(({ returnedAt: at }) => at));
  return returnedAt ? { is: 'sent_back', at: returnedAt } : { is: 'not_told' };
}

function newest(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.max(...instants.map((at) => at.getTime())));
}
