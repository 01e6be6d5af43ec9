import { listedIn } from '../text/listed-in';

/**
 * Reads STRIPE_GLOBAL_PAYOUTS: `adeyemi-ceramics=fa_123`, businesses by their slugs, each with the Stripe balance it
 * pays from; several separated by spaces or commas.
 * @returns the balances by business; null when it can't be read, or two share a balance: one's money never pays for
 * another.
 */
export function readPayoutBalances(text: string): ReadonlyMap<string, string> | null {
  const balances = new Map<string, string>();
  for (const part of listedIn(text)) {
    const [, slug, balance] = /^([a-z0-9-]+)=(fa_\w+)$/.exec(part) ?? [];
    if (slug === undefined || balance === undefined) return null;
    balances.set(slug, balance);
  }
  return new Set(balances.values()).size === balances.size ? balances : null;
}
