import { invalid, unreadable } from './refusals';

/**
 * The least that can be charged, in minor units (docs.stripe.com/currencies, "Minimum and maximum charge amounts"), and
 * the fixed part of a card's fee. JPY has no decimals, KWD three, the last of which Stripe wants to be 0.
 */
const CURRENCIES: Readonly<Record<string, { least: number; fixedFee: number; decimals: number }>> = {
  usd: { least: 50, fixedFee: 30, decimals: 2 },
  eur: { least: 50, fixedFee: 25, decimals: 2 },
  gbp: { least: 30, fixedFee: 20, decimals: 2 },
  cad: { least: 50, fixedFee: 30, decimals: 2 },
  aud: { least: 50, fixedFee: 30, decimals: 2 },
  chf: { least: 50, fixedFee: 30, decimals: 2 },
  sek: { least: 300, fixedFee: 180, decimals: 2 },
  nzd: { least: 50, fixedFee: 30, decimals: 2 },
  jpy: { least: 50, fixedFee: 40, decimals: 0 },
  kwd: { least: 200, fixedFee: 100, decimals: 3 },
};

/** A charge may have at most eight digits. */
const MOST = 99_999_999;

/** @throws a 400 for an unknown currency. */
export function checkCurrency(currency: string): void {
  if (currency in CURRENCIES) return;
  throw unreadable(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${Object.keys(CURRENCIES).join(', ')}`,
    {
      param: 'currency',
    },
  );
}

/** @throws Stripe's refusal of an amount that can't be charged. */
export function checkCharged(amount: number, currency: string): void {
  checkAmount(amount, currency);
  const least = CURRENCIES[currency]?.least ?? 1;
  if (amount < least)
    throw invalid(`Amount must be at least ${least} in the smallest unit of ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  if (amount > MOST)
    throw invalid('Amount must be no more than 99999999', { code: 'amount_too_large', param: 'amount' });
}

/** @throws a 400 for zero, a negative amount, or a thousandth in a currency with three decimals. */
export function checkAmount(amount: number, currency: string): void {
  checkCurrency(currency);
  if (amount < 1)
    throw unreadable('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  if (CURRENCIES[currency]?.decimals === 3 && amount % 10 !== 0)
    throw invalid(`Amounts in ${currency} must be divisible by 10`, { param: 'amount' });
}

/** The stand-in's fee for a payment, in minor units: for a card 2.9 % and a fixed part, for a debit 0.8 % up to 500. */
export function feeOf(kind: 'card' | 'us_bank_account', amount: number, currency: string): number {
  if (kind === 'us_bank_account') return Math.min(500, Math.round((amount * 8) / 1000));
  return Math.round((amount * 29) / 1000) + (CURRENCIES[currency]?.fixedFee ?? 0);
}

/** What a dispute costs, in minor units of its currency. */
export function disputeFeeOf(currency: string): number {
  return 50 * (CURRENCIES[currency]?.fixedFee ?? 30);
}
