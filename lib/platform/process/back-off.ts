type Waits = { readonly firstMs: number; readonly longestMs: number };

/**
 * @param failures how many tries in a row have failed before this one
 * @returns after how many milliseconds to try again: longer and longer, and by chance up to half of that shorter, so
 * that not all try at the same moment when a server that many were looking at is back.
 */
export function backOff(failures: number, { firstMs, longestMs }: Waits): number {
  return Math.min(firstMs * 2 ** failures, longestMs) * (0.5 + Math.random() / 2);
}
