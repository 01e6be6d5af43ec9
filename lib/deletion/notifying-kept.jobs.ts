import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { accountKeptMail } from './emails/account';
import { notifyOfAccount } from './notifying';

/**
 * Tells everybody who was told that an account would be deleted that it stays: if its person takes their address back,
 * the database keeps the account and requests this. Each is told once.
 */
export const notifyKept = defineJob({
  name: 'deletion.tell_kept',
  payload: z.object({ userId: z.uuid(), id: z.uuid() }),
  async run({ userId, id }) {
    await withActor({ kind: 'user', userId }, async (tx) => {
      const kept = await tx.accountDeletion.count({ where: { userId, id, takenBackAt: { not: null } } });
      const person = await tx.user.findUnique({
        where: { id: userId, deletedAt: null },
        select: { name: true, email: true, timeZone: true },
      });
      if (kept === 0 || !person) return;
      await notifyOfAccount(tx, { userId, id, ...person }, 'deletion.account_kept', accountKeptMail);
    });
  },
});
