import type { ReportRow } from '@/lib/evaluations/report/queries';
import type { ReportView } from '@/lib/evaluations/report/view.rules';
import { moneyCell, spreadsheet } from '@/lib/platform/sheets/spreadsheet';

const COLUMNS = [
  'Assistant',
  'From',
  'Until',
  'Briefs done',
  'On time',
  'Approved at first delivery',
  'Minutes handed over',
  'Minutes worked',
  'Fell due',
  'Paid on the day',
  'Currency',
  'Cost',
  'Fees',
  'Next evaluation',
] as const;

/** @returns a report as a file for a spreadsheet: a row for each assistant and currency. */
export function reportAsCsv(rows: readonly ReportRow[], { from, until }: ReportView): string {
  const lines = rows.flatMap(({ assistant, work, time, payments, cost, dueOn }) => {
    const counts = [work.done, work.onTime, work.atFirst, work.budgetMinutes, time.minutes];
    const row = [assistant, from, until, ...counts, payments.due, payments.onTheDay];
    const amounts =
      cost.length === 0
        ? [['', '', '']]
        : cost.map(({ currency, costMinor, feesMinor }) => [
            currency,
            moneyCell({ minor: costMinor, currency }),
            moneyCell({ minor: feesMinor, currency }),
          ]);
    return amounts.map((of) => [...row, ...of, dueOn ?? '']);
  });
  return spreadsheet(COLUMNS, lines);
}
