import { spreadsheetHead, spreadsheetRow } from './spreadsheet';

export const LIST_FORMATS = ['csv', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/**
 * @returns which list a file's name asks for, and in which format, as in `briefs.csv`; null for anything not in
 * `lists`.
 */
export function readListName<List extends string>(fileName: string, lists: readonly List[]) {
  const [named, wanted, ...more] = fileName.split('.');
  const list = lists.find((each) => each === named);
  const format = LIST_FORMATS.find((each) => each === wanted);
  return list !== undefined && format !== undefined && more.length === 0 ? { list, format } : null;
}

/** An instant is written in UTC, with its zone. */
type ListCell = string | number | boolean | Date | null;

/** A file's columns: each has a heading for people, and a name for scripts. */
export type ListColumn<Row> = {
  readonly heading: string;
  readonly name: string;
  readonly of: (row: Row) => ListCell;
};

/** A list's rows, a page at a time, with how each is written. */
export type ListFile = {
  readonly contentType: string;
  readonly parts: AsyncGenerator<string>;
};

/** @returns a list as a file for a spreadsheet or a script: the same rows and cells in both. */
export function listFile<Row>(
  format: ListFormat,
  columns: readonly ListColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): ListFile {
  return format === 'csv'
    ? { contentType: 'text/csv; charset=utf-8', parts: asCsv(columns, pages) }
    : { contentType: 'application/json; charset=utf-8', parts: asJson(columns, pages) };
}

async function* asCsv<Row>(columns: readonly ListColumn<Row>[], pages: AsyncIterable<readonly Row[]>) {
  yield spreadsheetHead(columns.map(({ heading }) => heading));
  for await (const rows of pages)
    yield rows.map((row) => spreadsheetRow(columns.map(({ of }) => inCell(of(row))))).join('');
}

function inCell(cell: ListCell): Exclude<ListCell, Date> {
  return cell instanceof Date ? cell.toISOString() : cell;
}

async function* asJson<Row>(columns: readonly ListColumn<Row>[], pages: AsyncIterable<readonly Row[]>) {
  let before = '[\n';
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => inJson(columns, row)).join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

function inJson<Row>(columns: readonly ListColumn<Row>[], row: Row): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
}
