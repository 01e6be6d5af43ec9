import { DAY_MS } from './lengths';

/**
 * @param hour of the clock in UTC
 * @returns when a nightly job runs next, after `now`: the same for every worker that plans it before then.
 */
export function nextNight(now: Date, hour: number): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
