import { stringify } from 'csv-stringify/sync';
import { type Money, plainAmount } from '@/lib/platform/money/money';

type Cell = string | number | boolean | null | PlainNumber;

/** Tells spreadsheets that a file is UTF-8. */
const BYTE_ORDER = '\ufeff';

/**
 * Where a spreadsheet that separates cells by semicolons or tabs, as in most of Europe, could begin a new cell inside
 * ours: it only honours quotes where one of its own cells begins.
 */
const BEGINS_ANOTHER = /([;\t\r\n][^\S\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * @returns a file for a spreadsheet (RFC 4180). A cell that would be a formula there is written as text (OWASP, "CSV
 * injection"); our own numbers stay numbers, so a negative amount does too.
 */
export function spreadsheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return spreadsheetHead(columns) + lines(rows);
}

/** @returns how such a file begins, if it is written row by row. */
export function spreadsheetHead(columns: readonly string[]): string {
  return BYTE_ORDER + lines([columns]);
}

/** @returns a row of such a file, with its line end. */
export function spreadsheetRow(cells: readonly Cell[]): string {
  return lines([cells]);
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // a line ends with CRLF here, and with either elsewhere
    quoted_match: /[\r\n]/,
    cast: {
      string: (value) => value.replace(BEGINS_ANOTHER, "$1'"),
      boolean: String,
      number: (value) => ({ value: String(value), escape_formulas: false }),
      object: (value) => ({ value: String(value ?? ''), escape_formulas: false }),
    },
  });
}

/** @returns an amount, marked as different from typed text: its minus is a minus. */
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
