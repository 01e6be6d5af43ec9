/** @returns the last moment before what ends at an instant: that of a day, when the next one begins there. */
export function lastMomentBefore(end: Date): Date {
  return new Date(end.getTime() - 1);
}
