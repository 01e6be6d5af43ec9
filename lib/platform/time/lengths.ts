// In milliseconds.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** A day of 24 hours. Calendar days are as long as their zone makes them: `wall-clock` counts those. */
export const DAY_MS = 24 * HOUR_MS;
