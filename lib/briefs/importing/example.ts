import { spreadsheet } from '@/lib/platform/sheets/spreadsheet';
import { dateAhead } from '@/lib/platform/time/days';
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from './columns.rules';

const ZONE = 'America/Chicago';

type Row = Partial<Record<ColumnKey, string>>;

const examplesOn = (now: Date): readonly Row[] => [
  {
    title: 'October closing',
    outcome: 'The bookkeeper can file October without asking back.',
    deliverable: 'The ledger of October',
    criteria: 'Every line has an account\nEvery line has a receipt',
    givens: 'Amounts are net.',
    instructions: 'Receipts are in the shared folder.',
    due: dateAhead(now, 14, ZONE),
    time: '17:00',
    zone: ZONE,
    hours: '3',
    autonomy: 'Decide and tell',
    askFirst: 'Writing off more than 50 dollars',
  },
  {
    title: 'Answer the reviews of the week',
    outcome: 'Each reviewer has an answer in our voice.',
    deliverable: 'An answer to each review',
    criteria: 'Nobody is promised money',
    due: `${dateAhead(now, 21, ZONE)} 12:00`,
    hours: '1.5',
    autonomy: 'Decide alone',
  },
];

/** @returns a file that can be imported as it is: its work is due two and three weeks from `now`. */
export function exampleSheet(now: Date): string {
  return spreadsheet(
    COLUMN_KEYS.map((key) => COLUMNS[key].name),
    examplesOn(now).map((row) => COLUMN_KEYS.map((key) => row[key] ?? '')),
  );
}
