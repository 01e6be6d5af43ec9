/** A page of a list, and the place after which the next one begins; null on the last. */
export type ListPage<Row, Place> = { readonly rows: readonly Row[]; readonly next: Place | null };

/** Reads a list to its end, a page at a time: for a file, however long the list is. */
export async function* wholeList<Row, Place>(
  read: (after: Place | null) => Promise<ListPage<Row, Place>>,
): AsyncGenerator<readonly Row[]> {
  let after: Place | null = null;
  do {
    const page: ListPage<Row, Place> = await read(after);
    yield page.rows;
    after = page.next;
  } while (after !== null);
}

/**
 * @param found one row more than a page has, if there is another page
 * @returns the page, and the place of its last row.
 */
export function pageOf<Row, Place>(
  found: readonly Row[],
  size: number,
  placeOf: (last: Row) => Place,
): ListPage<Row, Place> {
  const rows = found.slice(0, size);
  const last = found.length > size ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : placeOf(last) };
}
