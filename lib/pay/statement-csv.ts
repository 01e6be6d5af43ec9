import { stringify } from 'csv-stringify/sync';
import { type Money, plainAmount } from '@/lib/platform/money';
import { dateIn } from '@/lib/platform/time/zones';
import type { Statement } from './statement.queries';
import { hoursForSheet, lineInWords } from './statement.rules';

const COLUMNS = [
  'Day',
  'What',
  'From',
  'Until',
  'Minutes',
  'Hours',
  'Rate',
  'Currency',
  'Change',
  'Owed after it',
  'Paid by',
  'Reference',
] as const;

/**
 * @returns a statement as a file for a spreadsheet (RFC 4180). A cell that would be a formula there is written as text
 * (OWASP, "CSV injection"); numbers of ours are numbers, so a negative change stays one.
 */
export function statementAsCsv({ lines, business }: Pick<Statement, 'lines' | 'business'>): string {
  const rows = lines.map((line) => {
    const { owed, payment, currency } = line;
    const amount = (minor: number) => new PlainNumber({ minor, currency });
    return [
      dateIn(line.at, business.timeZone),
      lineInWords(line),
      owed?.fromDay ?? payment?.sentOn ?? '',
      owed?.untilDay ?? '',
      owed?.minutes ?? '',
      owed?.minutes == null ? '' : hoursForSheet(owed.minutes),
      owed?.rateMinor == null ? '' : amount(owed.rateMinor),
      currency,
      amount(line.changeMinor),
      amount(line.balanceMinor),
      owed?.dueOn ?? '',
      payment?.reference ?? '',
    ];
  });
  return stringify([COLUMNS, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { object: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

/** An amount, told apart from text that somebody typed: its minus is a minus. */
class PlainNumber {
  readonly #money: Money;

  constructor(money: Money) {
    this.#money = money;
  }

  toString(): string {
    return plainAmount(this.#money);
  }
}
