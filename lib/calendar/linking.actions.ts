'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { hashCalendarToken, newSecret } from '@/lib/platform/auth/tokens';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';

/**
 * Makes a link from which a calendar reads a person's deadlines; their previous one stops working.
 * @returns the link, shown only this once: only its hash is kept.
 */
export const makeCalendarLink = defineAction({
  name: 'calendar.makeLink',
  locksSession: true,
  input: z.object({}),
  async run({ tx, me, now }) {
    await endLink(tx, me.userId, now);
    const token = newSecret();
    await tx.calendarFeed.create({
      data: { id: newId(), userId: me.userId, tokenHash: hashCalendarToken(token), madeAt: now },
    });
    return { link: absolute(addresses.calendar(token)) };
  },
});

/** Revokes a person's calendar link: calendars that use it get nothing more. */
export const endCalendarLink = defineAction({
  name: 'calendar.endLink',
  input: z.object({}),
  async run({ tx, me, now }) {
    await endLink(tx, me.userId, now);
  },
});

async function endLink(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.calendarFeed.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
}
