import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from '@/lib/platform/actions/text';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { COLUMNS, type ColumnKey, columnOf } from './columns.rules';

/** What the cells of one row say, by column. */
export type Cells = Partial<Record<ColumnKey, string>>;

export type Sheet = {
  /** each with its number, as a spreadsheet counts rows: the header is the first */
  readonly rows: readonly { readonly line: number; readonly cells: Cells }[];
  /** headers that no brief has a place for */
  readonly leftOut: readonly string[];
};

/** As many as can be looked over in one go. */
export const MOST_ROWS = 500;

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads the text of a CSV file (RFC 4180): a header, then a row for each brief. Separated by commas, semicolons or tabs,
 * whichever makes most of the header; quotes, line breaks inside them and either kind of line end are as they should be.
 * Cells stay text: nothing in them is ever computed, and the apostrophe by which a spreadsheet guards what looks like a
 * formula is taken off again.
 * @returns the rows by our columns, or a refusal at `text` that says what is wrong with the file.
 */
export function readSheet(text: string): Result<Sheet> {
  const records = parseBest(text);
  if (!records.ok) return records;
  const [header, ...body] = records.value;
  if (!header)
    return refuse('empty', 'There is nothing in it yet. Its first line names the columns.', 'text');
  const columns = header.map((name) => columnOf(name));
  if (!columns.includes('title')) {
    return refuse(
      'no_title_column',
      `The first line has to name the columns, and one of them has to be “${COLUMNS.title.name}”.`,
      'text',
    );
  }
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice) {
    return refuse('column_twice', `Two columns mean “${COLUMNS[twice].name}”. Take one of them out.`, 'text');
  }
  const rows = body
    .map((record, at) => ({ line: at + 2, cells: cellsOf(record, columns) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
  if (rows.length === 0) return refuse('no_rows', 'There is no row below the header yet.', 'text');
  if (rows.length > MOST_ROWS) {
    return refuse(
      'too_many_rows',
      `That is too much at once: ${rows.length} rows, at most ${MOST_ROWS}. Make it several files.`,
      'text',
    );
  }
  return accept({ rows, leftOut: header.filter((name, at) => columns[at] === null && name !== '') });
}

type Records = readonly (readonly string[])[];

/** The separator that finds most of our columns in the header; a comma where none finds any. */
function parseBest(text: string): Result<Records> {
  const tried = SEPARATORS.map((separator) => ({ separator, found: columnsFound(text, separator) }));
  const best = tried.reduce((one, other) => (other.found > one.found ? other : one));
  try {
    return accept(parseBy(text, best.separator));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error.lines === 'number' ? ` in line ${error.lines}` : '';
    const message = `This can’t be read${at}. Most times a quotation mark was opened and not closed.`;
    return refuse('not_csv', message, 'text');
  }
}

function columnsFound(text: string, separator: string): number {
  try {
    const [header] = parseBy(text, separator, 1);
    return header?.filter((name) => columnOf(name) !== null).length ?? 0;
  } catch (error) {
    if (error instanceof CsvError) return -1;
    throw error;
  }
}

function parseBy(text: string, delimiter: string, to = -1): Records {
  return parse(text, {
    bom: true,
    delimiter,
    // spreadsheets end rows early when their last cells are empty, and people write quotes inside of words
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    to,
  });
}

function cellsOf(record: readonly string[], columns: readonly (ColumnKey | null)[]): Cells {
  const cells: Cells = {};
  for (const [at, column] of columns.entries()) {
    if (column !== null) cells[column] = cleanText((record[at] ?? '').replace(/^'(?=[=+\-@\t])/, ''));
  }
  return cells;
}
