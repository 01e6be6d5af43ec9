import { withActor } from '@/lib/platform/tenancy';

/** A person's calendar link in their settings: never the link itself, which isn't kept. */
export type CalendarLink = { readonly madeAt: Date; readonly lastReadAt: Date | null };

/** @returns a person's calendar link, or null when there is none. One query. */
export async function getCalendarLink(userId: string): Promise<CalendarLink | null> {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.calendarFeed.findFirst({
      where: { userId, endedAt: null },
      select: { madeAt: true, lastReadAt: true },
    }),
  );
}
