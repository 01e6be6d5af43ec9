import type { Owner } from './kept';

/**
 * `ahead`: what a financial account was filled with; `network`: where cards and debits pay from; `bank`: where payouts
 * go; `transfers`: between two accounts' books.
 */
export type Book =
  | `${Owner}:pending`
  | `${Owner}:available`
  | `ahead:${string}`
  | 'network'
  | 'bank'
  | 'transfers'
  | 'fees';

interface Line {
  book: Book;
  minor: number;
}

/** Double entry: each entry sums to zero, so all books together do at any time. */
export class Books {
  readonly #balances = new Map<string, number>();

  /** @throws for an entry that doesn't balance, or isn't in whole minor units: a bug of the stand-in. */
  post(currency: string, lines: readonly Line[]): void {
    const sum = lines.reduce((total, { minor }) => total + minor, 0);
    if (sum !== 0 || !lines.every(({ minor }) => Number.isSafeInteger(minor)))
      throw new Error(`This entry doesn't balance: ${JSON.stringify(lines)} ${currency}`);
    for (const { book, minor } of lines)
      this.#balances.set(keyOf(book, currency), this.of(book, currency) + minor);
  }

  /** @returns a book's balance in minor units. */
  of(book: Book, currency: string): number {
    return this.#balances.get(keyOf(book, currency)) ?? 0;
  }

  currenciesOf(book: Book): string[] {
    const start = `${book} `;
    return [...this.#balances.keys()]
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length));
  }

  /** @returns the sum over all books, which is zero. */
  total(currency: string): number {
    return [...this.#balances].reduce(
      (sum, [key, minor]) => (key.endsWith(` ${currency}`) ? sum + minor : sum),
      0,
    );
  }
}

function keyOf(book: Book, currency: string): string {
  return `${book} ${currency}`;
}
