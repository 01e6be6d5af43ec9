import { readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** Rows per page. */
const PAGE_SIZE = 50;

/** One page of rows, latest first, and the cursor of the next; null when this is the last. */
export type RowsPage<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/**
 * @returns the end of a statement over rows with an `at` and an `id` that reads one page, plus one row to tell whether
 * there is more.
 */
export function onePage(after: string | null): Sql {
  const cursor = after === null ? null : readRowPlace(after);
  const behind = cursor ? sql`WHERE (at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``;
  return sql`${behind} ORDER BY at DESC, id DESC LIMIT ${PAGE_SIZE + 1}::int`;
}

/** @returns the page in such a statement's result. */
export function pageOf<Row extends { readonly at: Date; readonly id: string }>(
  read: readonly Row[],
): RowsPage<Row> {
  const rows = read.slice(0, PAGE_SIZE);
  const last = read.length > PAGE_SIZE ? rows.at(-1) : undefined;
  return { rows, next: last ? writeRowPlace(last) : null };
}
