import { moneyCell, spreadsheet } from '@/lib/platform/spreadsheet';
import type { Years } from './years.queries';

const COLUMNS = [
  'Year',
  'Assistant',
  'Currency',
  'Earned',
  'Received',
  'For sending it',
  'Borne by them',
  'In advance',
  'Advances taken back',
] as const;

/** @returns the totals of a year as a file for a spreadsheet, a line for each assistant and currency. */
export function yearsAsCsv({ year, assistants }: Pick<Years, 'year' | 'assistants'>): string {
  return spreadsheet(
    COLUMNS,
    assistants.map(({ assistant, currency, ...sums }) => [
      year,
      assistant,
      currency,
      ...[
        ...[sums.earnedMinor, sums.receivedMinor, sums.feesMinor, sums.borneMinor],
        ...[sums.advancedMinor, sums.recoveredMinor],
      ].map((minor) => moneyCell({ minor, currency })),
    ]),
  );
}
