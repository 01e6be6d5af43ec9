import { z } from 'zod';
import { endWithAccount } from '@/lib/endings/ending-with-account';
import { leaveBeforeErasure, withdrawBeforeErasure } from '@/lib/people/leaving-staff';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { accountHeldMail } from './emails/account';
import { dropJobsOf, dropMailsLeft } from './jobs-left';
import { notifyOfAccount } from './notifying';
import { PENDING, readHoldsOfAccount } from './reading';

/**
 * Erases an account after its wait, completely or not at all. Does nothing if it was cancelled meanwhile, or done
 * before; if something has come to prevent it, it says so and leaves everything as it is.
 */
export const eraseAccount = defineJob({
  name: 'deletion.erase_account',
  payload: z.object({ userId: z.uuid(), id: z.uuid() }),
  async run(asked) {
    // whoever writes in their work at this moment may hold what it locks, and wait for them
    await againWhenSlower(() => withActor({ kind: 'user', userId: asked.userId }, (tx) => erase(tx, asked)));
  },
});

type Asked = { readonly userId: string; readonly id: string };

async function erase(tx: Tx, { userId, id }: Asked): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const at = now();
  const due = await tx.accountDeletion.findFirst({ where: { userId, id, dueAt: { lte: at }, ...PENDING } });
  if (!due) return;
  const { name, email, timeZone } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const holds = await readHoldsOfAccount(tx, userId, at);
  if (holds.length > 0) {
    await tx.accountDeletion.updateMany({ where: { userId, id }, data: { heldAt: at } });
    await notifyOfAccount(tx, { userId, id, name, email, timeZone }, 'deletion.account_held', (words) =>
      accountHeldMail(words, holds),
    );
    await become(tx, { kind: 'user', userId });
    return;
  }
  await endWithAccount(tx, { userId, deletionId: id }, at);
  await leaveBeforeErasure(tx, { id: userId, name, email }, at);
  await withdrawBeforeErasure(tx, { id: userId, email }, at);
  await forgetOwn(tx, userId);
  await tx.$executeRaw`SELECT app.erase_account(${userId}::uuid, ${id}::uuid, ${at})`;
  await dropJobsOf(tx, 'userId', userId);
  await dropJobsOf(tx, 'recipientId', userId);
  await dropJobsOf(tx, 'authorId', userId);
  await dropMailsLeft(tx);
}

/** What is a person's own and not part of a record: what they sign in with, and their zone. */
async function forgetOwn(tx: Tx, userId: string): Promise<void> {
  const own = { where: { userId } };
  await tx.factorChange.deleteMany(own);
  await tx.authenticator.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.passkeyChallenge.deleteMany(own);
  await tx.zoneAnswer.deleteMany(own);
}
