import { moneyCell, spreadsheet } from './spreadsheet';
import type { Years } from './years.queries';

const COLUMNS = ['Year', 'Assistant', 'Currency', 'Earned', 'Received', 'For sending it'] as const;

/** @returns the totals of a year as a file for a spreadsheet, a line for each assistant and currency. */
export function yearsAsCsv({ year, assistants }: Pick<Years, 'year' | 'assistants'>): string {
  return spreadsheet(
    COLUMNS,
    assistants.map(({ assistant, currency, earnedMinor, receivedMinor, feesMinor }) => [
      year,
      assistant,
      currency,
      ...[earnedMinor, receivedMinor, feesMinor].map((minor) => moneyCell({ minor, currency })),
    ]),
  );
}
