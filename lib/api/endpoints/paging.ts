import { z } from 'zod';

const MOST = 100;

/** How a list is walked: from the newest on, a page after the other. */
export const Paging = {
  after: z
    .uuid()
    .optional()
    .describe('The `next` of the page before; left out, the list begins with the newest.'),
  limit: limitOf(),
};

/** @returns how many rows a page may have. */
export function limitOf() {
  return z.coerce.number().int().min(1).max(MOST).default(50).describe('How many at most.');
}

/** @returns a list as it is answered: its items, and what leads to the next page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.uuid().nullable().describe('Send it as `after` for the next page; null when this is the last.'),
  });
}

/** @param rows a page, and one row more when there is another @returns the page, and the id that it ended with. */
export function cut<Row extends { readonly id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
