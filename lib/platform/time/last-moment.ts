/** @returns the last instant of a period that ends where the next begins: for example a day's. */
export function lastMomentBefore(end: Date): Date {
  return new Date(end.getTime() - 1);
}
