import type { Result } from '@/lib/platform/result';
import { type CellsOf, readSheetOf, type SheetOf } from '@/lib/platform/sheets/reading';
import { COLUMNS, type ColumnKey, columnOf } from './columns.rules';

/** The cells of one row, by column. */
export type Cells = CellsOf<ColumnKey>;
export type Sheet = SheetOf<ColumnKey>;

/** As many as can be checked in one go. */
export const MOST_ROWS = 500;

/** @returns the rows of a file of briefs, or a refusal at `text` that says what is wrong with the file. */
export function readSheet(text: string): Result<Sheet> {
  return readSheetOf(text, {
    columnOf,
    nameOf: (column) => COLUMNS[column].name,
    required: ['title'],
    mostRows: MOST_ROWS,
  });
}
