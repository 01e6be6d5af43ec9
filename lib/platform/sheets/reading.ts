import { CsvError, parse } from 'csv-parse/sync';
import { cleanText } from '@/lib/platform/actions/text';
import { accept, type Result, refuse } from '@/lib/platform/result';

/** The cells of one row, by column. */
export type CellsOf<Key extends string> = Partial<Record<Key, string>>;

/** The columns a file can have. */
export type SheetKind<Key extends string> = {
  /** @returns which column a header means; null for an unknown one */
  readonly columnOf: (header: string) => Key | null;
  /** what a column is called */
  readonly nameOf: (column: Key) => string;
  /** the columns that have to be there */
  readonly required: readonly Key[];
  readonly mostRows: number;
};

export type SheetOf<Key extends string> = {
  /** each with its number, as a spreadsheet counts rows: the header is row 1 */
  readonly rows: readonly { readonly line: number; readonly cells: CellsOf<Key> }[];
  /** unknown headers */
  readonly leftOut: readonly string[];
};

const SEPARATORS = [',', ';', '\t'] as const;

/** Characters of one row. Nobody's have half as many; without a limit, a file of commas alone would hold a server. */
const MOST_OF_A_ROW = 100_000;
const MOST_COLUMNS = 500;
/** Spreadsheets write thousands of empty rows below the last one; beyond this many for each that may be there, nothing is read. */
const EMPTY_FOR_EACH = 20;

/**
 * Reads the text of a CSV file (RFC 4180): a header, then one row per item. The separator is a comma, semicolon or tab,
 * whichever matches most of the header; quotes, line breaks inside them and either kind of line end are supported.
 * Cells stay text: nothing in them is ever computed, and the apostrophe with which a spreadsheet guards what looks like
 * a formula is removed.
 * @returns the rows by our columns, or a refusal at `text` that says what is wrong with the file.
 */
export function readSheetOf<Key extends string>(text: string, kind: SheetKind<Key>): Result<SheetOf<Key>> {
  const { columnOf, nameOf, required, mostRows } = kind;
  const mostRecords = 1 + mostRows * EMPTY_FOR_EACH;
  const records = parseBest(text, { columnOf, to: mostRecords + 1 });
  if (!records.ok) return records;
  const [header, ...body] = records.value;
  if (!header)
    return refuse('empty', 'There is nothing in it yet. Its first line names the columns.', 'text');
  if (header.length > MOST_COLUMNS) {
    return refuse(
      'too_many_columns',
      `Its first line names ${header.length} columns, at most ${MOST_COLUMNS} can be read.`,
      'text',
    );
  }
  const columns = header.map((name) => columnOf(name));
  const missing = required.find((column) => !columns.includes(column));
  if (missing !== undefined) {
    return refuse(
      `no_${missing}_column`,
      `The first line has to name the columns, and one of them has to be “${nameOf(missing)}”.`,
      'text',
    );
  }
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice)
    return refuse('column_twice', `Two columns mean “${nameOf(twice)}”. Take one of them out.`, 'text');
  if (records.value.length > mostRecords) return tooManyRows(`more than ${mostRecords - 1}`, mostRows);
  const rows = body
    .map((record, at) => ({ line: at + 2, cells: cellsOf(record, columns) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
  if (rows.length === 0) return refuse('no_rows', 'There is no row below the header yet.', 'text');
  if (rows.length > mostRows) return tooManyRows(String(rows.length), mostRows);
  return accept({ rows, leftOut: header.filter((name, at) => columns[at] === null && name !== '') });
}

function tooManyRows(there: string, most: number) {
  return refuse(
    'too_many_rows',
    `That is too much at once: ${there} rows, at most ${most}. Make it several files.`,
    'text',
  );
}

type Records = readonly (readonly string[])[];
type ColumnOf = (header: string) => string | null;

/** The separator that finds most of our columns in the header; a comma if none finds any. */
function parseBest(
  text: string,
  { columnOf, to }: { readonly columnOf: ColumnOf; readonly to: number },
): Result<Records> {
  const tried = SEPARATORS.map((separator) => ({
    separator,
    found: columnsFound(text, separator, columnOf),
  }));
  const best = tried.reduce((one, other) => (other.found > one.found ? other : one));
  try {
    return accept(parseBy(text, best.separator, to));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error.lines === 'number' ? ` in line ${error.lines}` : '';
    const message = `This can’t be read${at}. Most times a quotation mark was opened and not closed.`;
    return refuse('not_csv', message, 'text');
  }
}

function columnsFound(text: string, separator: string, columnOf: ColumnOf): number {
  try {
    const [header] = parseBy(text, separator, 1);
    return header?.slice(0, MOST_COLUMNS).filter((name) => columnOf(name) !== null).length ?? 0;
  } catch (error) {
    if (error instanceof CsvError) return -1;
    throw error;
  }
}

/** @param to the last record that is read */
function parseBy(text: string, delimiter: string, to: number): Records {
  return parse(text, {
    bom: true,
    delimiter,
    // spreadsheets end rows early when their last cells are empty, and people write quotes inside words
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: MOST_OF_A_ROW,
    to,
  });
}

function cellsOf<Key extends string>(
  record: readonly string[],
  columns: readonly (Key | null)[],
): CellsOf<Key> {
  const cells: CellsOf<Key> = {};
  for (const [at, column] of columns.entries()) {
    if (column !== null) cells[column] = cleanText((record[at] ?? '').replace(/^'(?=[=+\-@\t])/, ''));
  }
  return cells;
}
