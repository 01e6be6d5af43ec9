import { stringify } from 'csv-stringify/sync';
import { type Money, plainAmount } from '@/lib/platform/money';

type Cell = string | number | boolean | null | PlainNumber;

/** By which spreadsheets know that a file is UTF-8. */
const BYTE_ORDER = '\ufeff';

/**
 * Where a spreadsheet that separates cells by semicolons or tabs, as most of Europe's do, begins one within ours: it looks for
 * quotes only where a cell of its own begins.
 */
const BEGINS_ANOTHER = /([;\t\r\n][^\S\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * @returns a file for a spreadsheet (RFC 4180). A cell that would be a formula there is written as text (OWASP, "CSV
 * injection"); numbers of ours are numbers, so a negative amount stays one.
 */
export function spreadsheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return spreadsheetHead(columns) + lines(rows);
}

/** @returns how such a file begins, for one that is written a row at a time. */
export function spreadsheetHead(columns: readonly string[]): string {
  return BYTE_ORDER + lines([columns]);
}

/** @returns a row of such a file, with its end. */
export function spreadsheetRow(cells: readonly Cell[]): string {
  return lines([cells]);
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // a line ends by CRLF here, and everywhere else by either
    quoted_match: /[\r\n]/,
    cast: {
      string: (value) => value.replace(BEGINS_ANOTHER, "$1'"),
      boolean: String,
      number: (value) => ({ value: String(value), escape_formulas: false }),
      object: (value) => ({ value: String(value ?? ''), escape_formulas: false }),
    },
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
