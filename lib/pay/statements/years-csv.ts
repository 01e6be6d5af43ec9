import { moneyCell, spreadsheet } from '@/lib/platform/sheets/spreadsheet';
import type { Years } from './years.queries';
import { YEAR_COLUMNS } from './years.rules';

const COLUMNS = ['Year', 'Assistant', 'Currency', ...YEAR_COLUMNS.map(({ name }) => name)];

/** @returns a year's totals as a file for a spreadsheet, a line for each assistant and currency. */
export function yearsAsCsv({ year, assistants }: Pick<Years, 'year' | 'assistants'>): string {
  return spreadsheet(
    COLUMNS,
    assistants.map(({ assistant, currency, ...sums }) => [
      year,
      assistant,
      currency,
      ...YEAR_COLUMNS.map(({ sum }) => moneyCell({ minor: sums[sum], currency })),
    ]),
  );
}
