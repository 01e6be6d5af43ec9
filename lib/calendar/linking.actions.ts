'use server';

import { createElement } from 'react';
import { z } from 'zod';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { hashCalendarToken, newSecret } from '@/lib/platform/auth/tokens';
import { newId } from '@/lib/platform/ids';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { LinkMadeMail, linkMadeSubject } from './emails/link-made';

/**
 * Makes a link from which a calendar reads a person's deadlines; their previous one stops working. It outlasts every
 * session, so they are told by e-mail, as of a tool's token.
 * @returns the link, shown only this once: only its hash is kept.
 */
export const makeCalendarLink = defineAction({
  name: 'calendar.makeLink',
  locksSession: true,
  input: z.object({}),
  async run({ tx, me: { userId }, signedIn, key, now }) {
    await endLink(tx, userId, now);
    const token = newSecret();
    const id = newId();
    await tx.calendarFeed.create({
      data: { id, userId, tokenHash: hashCalendarToken(token), madeAt: now },
    });
    const words = { at: now, url: `${absolute(addresses.settings())}#calendar` };
    await queueMail(tx, {
      to: signedIn.email,
      kind: 'calendar.link_made',
      subject: linkMadeSubject(words),
      element: createElement(LinkMadeMail, words),
      recipientUserId: userId,
      // the same form posted again, after a lost answer, makes another link, and nobody is told twice
      uniqueKey: `calendar.link_made:${userId}:${key ?? id}`,
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
