import { z } from 'zod';
import { type RowPlace, readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';

const MOST = 100;

/** How a list is paged: newest first, one page after the other. */
export const Paging = {
  after: z
    .uuid()
    .optional()
    .describe('The `next` of the previous page; without it, the list begins with the newest.'),
  limit: limitOf(),
};

/** How a list by date is paged: its `next` is opaque to callers. */
export const PagingByDay = {
  after: z
    .string()
    .transform(readRowPlace)
    .refine((place) => place !== null, 'Send the `next` of the previous page.')
    .optional()
    .describe('The `next` of the previous page; without it, the list begins with the latest.'),
  limit: limitOf(),
};

function limitOf() {
  return z.coerce.number().int().min(1).max(MOST).default(50).describe('The most items to return.');
}

/** @returns a list as it is answered: its items, and the cursor of the next page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.uuid().nullable().describe(NEXT) });
}

/** @returns a list by date, as `pageOf`. */
export function pageByDayOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe(NEXT) });
}

const NEXT = 'Send it as `after` for the next page; null when this is the last.';

/** @param rows a page, and one row more if there is another @returns the page, and its last id. */
export function cut<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** @returns a page of a list by date, as `cut`. @param placeOf a row's place in the list */
export function cutByDay<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => RowPlace) {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeRowPlace(placeOf(last)) : null };
}
