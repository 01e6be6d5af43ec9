/** An amount in the smallest unit of its currency: 1450 in USD is 14.50. */
export type Money = { readonly minor: number; readonly currency: string };

/** Amounts are kept as integers that a double holds exactly. */
const LARGEST_MINOR = 9_000_000_000_000_000;

/**
 * Currencies whose smallest unit isn't a hundredth (ISO 4217, list one). Not taken from `Intl`: its data follow usage
 * rather than the standard (it gives IDR no decimals) and change between versions, under amounts already stored.
 */
const DECIMALS: Readonly<Record<string, number>> = {
  ...having(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...having(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...having(4, 'CLF UYW'),
};

function having(decimals: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, decimals]));
}

/** @returns how many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/**
 * @returns an amount with its currency's code, since many currencies share a sign such as $: "USD 1,450.00", and "−USD
 * 22.00" for a negative one.
 */
export function formatMoney({ minor, currency }: Money): string {
  const [whole = '', decimals] = plainAmount({ minor: Math.abs(minor), currency }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '−' : ''}${currency} ${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** @returns an amount as one types it into a field: "1450.00". */
export function plainAmount({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** @returns an example amount for a refusal: "14.50", or "1450" for a currency without decimals. */
export function exampleAmount(currency: string): string {
  return decimalsOf(currency) === 0 ? '1450' : '14.50';
}

/**
 * Reads an amount that a person typed, with a point or a comma before the decimals, and thousands grouped by the other
 * sign, spaces or apostrophes. Exact: no floats are involved.
 * @returns minor units, or null when it isn't an amount of that currency (too many decimals, letters, a sign).
 */
export function parseMoney(typed: string, currency: string): number | null {
  const text = typed.trim().replace(/['’\s\u00a0\u202f]/g, '');
  const decimals = decimalsOf(currency);
  const parts = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text) ?? readComma(text);
  if (!parts) return null;
  const [, whole = '', fraction = ''] = parts;
  if (fraction.length > decimals) return null;
  const minor = Number(`${whole.replace(/[.,]/g, '')}${fraction.padEnd(decimals, '0')}`);
  return minor <= LARGEST_MINOR ? minor : null;
}

/**
 * "14,50" and "1.450,00". A comma before three digits has already been read as grouping: "1,450" is 1450 everywhere.
 */
function readComma(text: string): RegExpExecArray | null {
  return /^(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,3})$/.exec(text);
}
