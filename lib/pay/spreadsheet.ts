import { stringify } from 'csv-stringify/sync';
import { type Money, plainAmount } from '@/lib/platform/money';

type Cell = string | number | PlainNumber;

/**
 * @returns a file for a spreadsheet (RFC 4180). A cell that would be a formula there is written as text (OWASP, "CSV
 * injection"); numbers of ours are numbers, so a negative amount stays one.
 */
export function spreadsheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([columns, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

/** @returns an amount, told apart from text that somebody typed: its minus is a minus. */
export function moneyCell(money: Money): PlainNumber {
  return new PlainNumber(money);
}

class PlainNumber {
  readonly #money: Money;

  constructor(money: Money) {
    this.#money = money;
  }

  toString(): string {
    return plainAmount(this.#money);
  }
}
