import { moneyCell, spreadsheet } from '@/lib/platform/sheets/spreadsheet';
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
  'Balance owed',
  'Paid by',
  'Reference',
] as const;

/** @returns a statement as a file for a spreadsheet, a line for each change in what is owed. */
export function statementAsCsv({ lines, business }: Pick<Statement, 'lines' | 'business'>): string {
  const rows = lines.map((line) => {
    const { owed, payment, currency } = line;
    const amount = (minor: number) => moneyCell({ minor, currency });
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
  return spreadsheet(COLUMNS, rows);
}
