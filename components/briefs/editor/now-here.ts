/** A page's time: the server's when it was made, and the device's at that moment. */
export type PageTime = { readonly now: string; readonly shownAt: number };

/**
 * A page may stay open overnight, and “tomorrow” is another day then. How late it is, is the server's word; how long ago
 * that was, the device's.
 * @param at the device's time, in milliseconds since 1970
 * @returns now, as far as the page can know.
 */
export function nowHere({ now, shownAt }: PageTime, at: number): Date {
  return new Date(Date.parse(now) + Math.max(0, at - shownAt));
}
