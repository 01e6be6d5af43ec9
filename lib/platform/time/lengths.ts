/**
 * A day of 24 hours, in milliseconds. Calendar days are as long as their zone makes them: `wall-clock` counts those.
 */
export const DAY_MS = 24 * 60 * 60 * 1000;
