import { Temporal } from 'temporal-polyfill';

/** What somebody cost in one currency, every month from the first to the last. */
export type MonthlyCost = {
  readonly currency: string;
  /** `2026-11`, oldest first; months without cost are included as zero */
  readonly months: readonly { readonly month: string; readonly minor: number }[];
};

type Row = { readonly currency: string; readonly month: string; readonly minor: number };

/** How many months are shown. */
const MOST_MONTHS = 12;

/** @returns the last months of each currency, without gaps. */
export function monthsOf(rows: readonly Row[]): readonly MonthlyCost[] {
  return [...new Set(rows.map(({ currency }) => currency))].map((currency) => {
    const own = new Map(
      rows.filter((row) => row.currency === currency).map(({ month, minor }) => [month, minor]),
    );
    const known = [...own.keys()].sort();
    return {
      currency,
      months: monthsBetween(known[0] ?? '', known.at(-1) ?? '').map((month) => ({
        month,
        minor: own.get(month) ?? 0,
      })),
    };
  });
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = Temporal.PlainYearMonth.from(last); months.length < MOST_MONTHS; ) {
    if (month.toString() < first) break;
    months.unshift(month.toString());
    month = month.subtract({ months: 1 });
  }
  return months;
}

/** @returns a bar's height in whole per cent of the tallest; a cost above zero is always visible. */
export function heightOf(minor: number, tallest: number): number {
  if (minor <= 0) return 0;
  return Math.max(1, Number((BigInt(minor) * 100n) / BigInt(tallest)));
}
