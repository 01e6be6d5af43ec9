import { decimalsOf, type Money } from '@/lib/platform/money/money';
import { accept, type Result, refuse } from '@/lib/platform/result';

/** Decimals kept of a rate. */
const RATE_DECIMALS = 10;
const ONE = 10n ** BigInt(RATE_DECIMALS);
/** Digits before them: the column holds no larger rate, and no two currencies have one. */
const WHOLE_DIGITS = 10;

/**
 * @returns units of `sent` for one of `owed`, as a decimal with ten places: "58.2500000000". Integers only, rounded
 * half away from zero.
 */
export function rateBetween(owed: Money, sent: Money): string {
  return written(scaledRate(owed, sent));
}

/**
 * Checks a typed rate against the two amounts; banks round, so one per cent is tolerated.
 * @param typed empty: the rate the amounts imply
 * @returns the rate to keep, or a refusal at `exchangeRate`.
 */
export function readRate(typed: string, owed: Money, sent: Money): Result<string> {
  const fromAmounts = scaledRate(owed, sent);
  if (fromAmounts === 0n || fromAmounts >= ONE * 10n ** BigInt(WHOLE_DIGITS))
    return refuse('no_rate', 'The amounts are too far apart. Check them again.', 'sentAmount');
  const text = typed.trim().replace(',', '.');
  if (text === '') return accept(written(fromAmounts));
  if (!/^\d{1,9}(\.\d{1,10})?$/.test(text)) {
    return refuse('no_rate', 'Give the rate as a number, such as 58.25, or leave it empty.', 'exchangeRate');
  }
  const [whole = '0', fraction = ''] = text.split('.');
  const rate = BigInt(whole) * ONE + BigInt(fraction.padEnd(RATE_DECIMALS, '0'));
  const apart = rate > fromAmounts ? rate - fromAmounts : fromAmounts - rate;
  if (apart * 100n > fromAmounts) {
    return refuse(
      'other_rate',
      `The two amounts come to a rate of ${shortRate(written(fromAmounts))}. Check which of the three is right.`,
      'exchangeRate',
    );
  }
  return accept(written(rate));
}

/** @returns a rate without trailing zeros: "58.25". */
export function shortRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

function scaledRate(owed: Money, sent: Money): bigint {
  const numerator = BigInt(sent.minor) * ONE * 10n ** BigInt(decimalsOf(owed.currency));
  const denominator = BigInt(owed.minor) * 10n ** BigInt(decimalsOf(sent.currency));
  return (2n * numerator + denominator) / (2n * denominator);
}

function written(rate: bigint): string {
  const digits = rate.toString().padStart(RATE_DECIMALS + 1, '0');
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`;
}
