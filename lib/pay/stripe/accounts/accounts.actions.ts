'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { refused } from '@/lib/platform/result';
import { requireStripe } from '../owners';
import { Onboard } from '../schema';
import { openAccount } from './accounts.jobs';

/**
 * An assistant wants to be paid through Stripe, continues where they left off, or changes their bank account or details:
 * creates an account if needed, and a link to Stripe's page.
 */
export const onboard = defineAction({
  name: 'pay.onboard',
  input: Onboard,
  once: DONE_AS_BEFORE,
  async run({ input: { country }, tx, me: { userId, engagementIds }, now }) {
    requireStripe();
    if (engagementIds.length === 0)
      throw refused('not_yours', 'This is for people who are paid by a business here.');
    await tx.connectedAccount.createMany({
      data: { userId, country, askedAt: now },
      skipDuplicates: true,
    });
    // the country of an existing Stripe account can't be changed
    await tx.connectedAccount.updateMany({
      where: { userId, accountId: null },
      data: { country, transfers: 'unknown', said: '' },
    });
    await tx.connectedAccount.updateMany({
      where: { userId },
      data: { linkAskedAt: now, linkUrl: null, linkMadeAt: null },
    });
    await enqueue(tx, openAccount, { userId }, { key: `pay.open_account:${userId}` });
  },
});
