export type ClockReading = {
  /** what the other clock said, in milliseconds since 1970 */
  readonly theirs: number;
  /** when it was asked, and when it answered, by this machine's clock */
  readonly asked: number;
  readonly answered: number;
  /** its resolution: a `Date` header cuts off fractions of a second */
  readonly grainMs: number;
};

/**
 * @returns by how many milliseconds this machine's clock and another are apart at least, after allowing for the round trip
 * and the other's resolution: it read its clock somewhere between question and answer, and the true time is up to one
 * unit later than it says. NaN if it didn't say what time it is.
 */
export function clocksApartMs({ theirs, asked, answered, grainMs }: ClockReading): number {
  return Math.max(0, asked - (theirs + grainMs), theirs - answered);
}
