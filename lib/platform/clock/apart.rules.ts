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

/**
 * Deadlines are exact to the minute. Servers that differ by more would record an answer as given before its question,
 * which the database refuses, and let links and codes of phones in by different times (adr/0171).
 */
const TOO_FAR_MS = 60_000;

/** @returns whether a process may not serve by a clock that is so far from the database's. */
export function isTooFarApart(apartMs: number): boolean {
  return apartMs >= TOO_FAR_MS;
}
