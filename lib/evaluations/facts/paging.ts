import { readRowPlace, writeRowPlace } from '@/lib/platform/row-place';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** So many rows are on a page. */
const PAGE_SIZE = 50;

/** One page of rows, the latest first, and what leads to the next; null when this is the last. */
export type RowsPage<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** @returns how a statement over rows with an `at` and an `id` ends that reads one page, and one row to know of more. */
export function onePage(after: string | null): Sql {
  const cursor = after === null ? null : readRowPlace(after);
  const behind = cursor ? sql`WHERE (at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``;
  return sql`${behind} ORDER BY at DESC, id DESC LIMIT ${PAGE_SIZE + 1}::int`;
}

/** @returns the page of what such a statement has read. */
export function pageOf<Row extends { readonly at: Date; readonly id: string }>(
  read: readonly Row[],
): RowsPage<Row> {
  const rows = read.slice(0, PAGE_SIZE);
  const last = read.length > PAGE_SIZE ? rows.at(-1) : undefined;
  return { rows, next: last ? writeRowPlace(last) : null };
}
