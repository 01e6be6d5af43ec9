import { COLUMN_KEYS, type ColumnKey } from './columns.rules';
import type { Cells, Sheet } from './csv';
import { type ReadRow, type RowErrors, readRow } from './rows.rules';

/** A row as it is shown before anything is written. */
export type PreviewRow = {
  readonly line: number;
  readonly cells: Cells;
  readonly errors: RowErrors;
  /** the columns whose inputs are shown: something in them is wrong, or was and has been corrected here */
  readonly toCorrect: readonly ColumnKey[];
  readonly isLeftOut: boolean;
};

/** What a person has entered in the preview so far. */
export type Choices = {
  /** cells that they corrected, by line number */
  readonly corrections: ReadonlyMap<number, Cells>;
  /** lines that they leave out */
  readonly leftOut: readonly number[];
};

export type Preview = {
  readonly rows: readonly PreviewRow[];
  /** what would be made from the valid rows */
  readonly drafts: readonly NonNullable<ReadRow['draft']>[];
  /** rows that need another look, without those left out */
  readonly wrong: number;
  readonly columnsLeftOut: readonly string[];
};

/** @returns what importing would do, row by row. */
export function previewOf(sheet: Sheet, choices: Choices, around: Parameters<typeof readRow>[1]): Preview {
  const read = sheet.rows.map(({ line, cells: original }) => {
    const corrected = choices.corrections.get(line) ?? {};
    const cells = { ...original, ...corrected };
    const { draft, errors } = readRow(cells, around);
    const toCorrect = COLUMN_KEYS.filter((key) => key in errors || key in corrected);
    return { row: { line, cells, errors, toCorrect, isLeftOut: choices.leftOut.includes(line) }, draft };
  });
  const counted = read.filter(({ row }) => !row.isLeftOut);
  return {
    rows: read.map(({ row }) => row),
    drafts: counted.flatMap(({ draft }) => draft ?? []),
    wrong: counted.filter(({ draft }) => draft === null).length,
    columnsLeftOut: sheet.leftOut,
  };
}
