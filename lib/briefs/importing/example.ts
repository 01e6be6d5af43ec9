import { spreadsheet } from '@/lib/platform/sheets/spreadsheet';
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from './columns.rules';

const EXAMPLES: readonly Partial<Record<ColumnKey, string>>[] = [
  {
    title: 'October closing',
    outcome: 'The bookkeeper can file October without asking back.',
    deliverable: 'The ledger of October',
    criteria: 'Every line has an account\nEvery line has a receipt',
    givens: 'Amounts are net.',
    instructions: 'Receipts are in the shared folder.',
    due: '2027-03-05',
    time: '17:00',
    zone: 'America/Chicago',
    hours: '3',
    autonomy: 'Decide and tell',
    askFirst: 'Writing off more than 50 dollars',
  },
  {
    title: 'Answer the reviews of the week',
    outcome: 'Each reviewer has an answer in our voice.',
    deliverable: 'An answer to each review',
    criteria: 'Nobody is promised money',
    due: '2027-03-12 12:00',
    hours: '1.5',
    autonomy: 'Decide alone',
  },
];

/** @returns a file that can be imported as it is. */
export function exampleSheet(): string {
  return spreadsheet(
    COLUMN_KEYS.map((key) => COLUMNS[key].name),
    EXAMPLES.map((row) => COLUMN_KEYS.map((key) => row[key] ?? '')),
  );
}
