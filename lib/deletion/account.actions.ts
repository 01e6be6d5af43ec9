'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound } from '@/lib/platform/result';
import { become, type Tx } from '@/lib/platform/tenancy';
import { accountKeptMail, accountPendingMail } from './emails/account';
import { eraseAccount } from './erasing-account.jobs';
import { notifyOfAccount } from './notifying';
import { PENDING, readHoldsOfAccount } from './reading';
import { decideDeletion, decideKeeping, deletionDue } from './rules';
import { DeleteAccount, KeepAccount } from './schema';

/**
 * Somebody schedules their account for deletion in two weeks; they and the businesses they assist or run are told. A
 * job carries it out.
 */
export const deleteAccount = defineAction({
  name: 'deletion.deleteAccount',
  locksSession: true,
  input: DeleteAccount,
  async run({ input: { id, confirmation }, tx, me, signedIn, now }) {
    const { userId } = me;
    await lockAccount(tx, userId);
    const pending = await tx.accountDeletion.findFirst({ where: { userId, ...PENDING } });
    // sent twice
    if (pending?.id === id) return;
    const facts = { isPending: pending !== null, holds: await readHoldsOfAccount(tx, userId, now) };
    const asking = { expected: signedIn.email, typed: confirmation };
    demand(decideDeletion('self', facts, { ...asking, authenticatedAt: signedIn.authenticatedAt, now }));
    const dueAt = deletionDue(now);
    await tx.accountDeletion.createMany({ data: { userId, id, askedAt: now, dueAt } });
    await enqueue(tx, eraseAccount, { userId, id }, { runAt: dueAt, key: `deletion:${id}` });
    await notifyOfAccount(tx, { ...signedIn, id }, 'deletion.account_pending', (words) =>
      accountPendingMail(words, dueAt),
    );
    await become(tx, { kind: 'user', userId });
  },
});

/** They cancel it; everybody who was told is told. */
export const keepAccount = defineAction({
  name: 'deletion.keepAccount',
  input: KeepAccount,
  once: DONE_AS_BEFORE,
  async run({ tx, me, signedIn, now }) {
    const { userId } = me;
    await lockAccount(tx, userId);
    const pending = await tx.accountDeletion.findFirst({ where: { userId, ...PENDING } });
    demand(decideKeeping('self', { isPending: pending !== null }));
    if (!pending) throw notFound('deletion');
    const { id } = pending;
    await tx.accountDeletion.updateMany({ where: { userId, id, ...PENDING }, data: { takenBackAt: now } });
    await notifyOfAccount(tx, { ...signedIn, id }, 'deletion.account_kept', accountKeptMail);
    await become(tx, { kind: 'user', userId });
  },
});

/** Locks their own row, so that this and the job that deletes come one after the other. */
async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}
