import { ask } from '@/lib/platform/db/client';
import { sql } from './index';

/** Whose calendar a secret opens. */
export type CalendarReader = { readonly userId: string; readonly timeZone: string };

/**
 * Looks up a calendar link by its hashed secret, without a session, and records that it was read. One statement.
 * @returns null when the secret opens nothing, or no longer does.
 */
export async function readCalendarFeed(tokenHash: string, at: Date): Promise<CalendarReader | null> {
  const [row] = await ask<CalendarReader>(sql`
    SELECT user_id AS "userId", time_zone AS "timeZone" FROM app.read_calendar_feed(${tokenHash}, ${at})`);
  return row ?? null;
}
