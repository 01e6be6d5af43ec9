import { isId } from '@/lib/platform/ids';
import { instantOfDigits } from '@/lib/platform/time/from-outside';

/**
 * Where a page of a list ended: the time of its last row, and its id among those with the same time. The next page
 * begins after it.
 */
export type RowPlace = { readonly at: Date; readonly id: string };

/** @returns a place for an address: the instant in milliseconds and the id. */
export function writeRowPlace({ at, id }: RowPlace): string {
  return `${at.getTime()}_${id}`;
}

/** @returns the place that an address carries; null for none or anything else: the list then begins at the top. */
export function readRowPlace(sent: unknown): RowPlace | null {
  // not `String(sent)`: an object without a primitive value would throw
  const [digits = '', id = '', ...more] = typeof sent === 'string' ? sent.split('_') : [];
  const at = instantOfDigits(digits);
  return at !== null && isId(id) && more.length === 0 ? { at, id } : null;
}
