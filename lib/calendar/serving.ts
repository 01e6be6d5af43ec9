import { createHash } from 'node:crypto';
import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { hashCalendarToken } from '@/lib/platform/auth/tokens';
import { now } from '@/lib/platform/clock';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { readCalendarFeed } from '@/lib/platform/tenancy/read-calendar-feed';
import { listEntries } from './entries.queries';
import { writeCalendar } from './writing';

/** A calendar as it is served: the text, and the tag that tells a reader whether it has changed. */
export type ServedCalendar = { readonly text: string; readonly etag: string };

/**
 * Reads the calendar that a secret opens.
 * @param ip the caller's, if known
 * @returns null when the secret opens nothing, or no longer does.
 * @throws Refused (`too_many`) when it is read too often, or one place tries too many.
 */
export async function serveCalendar(token: string, ip: string | null): Promise<ServedCalendar | null> {
  if (ip !== null) await takeFrom('calendarFromAnywhere', countedNetwork(ip));
  if (!/^[\w-]{43}$/.test(token)) return null;
  const hash = hashCalendarToken(token);
  const at = now();
  const reader = await readCalendarFeed(hash, at);
  if (!reader) return null;
  await takeFrom('calendar', hash);
  const text = writeCalendar(await listEntries(reader.userId, at), reader.timeZone);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}
