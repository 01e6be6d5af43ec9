import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { followAccount } from './accounts.jobs';

/**
 * Records that somebody is back from Stripe's page: its link is used up, as each opens once, and their account's status
 * is requested again. The next page waits a moment for that (`checkedAt`).
 */
export async function comeBack(userId: string): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx) => {
    const { count } = await tx.connectedAccount.updateMany({
      where: { userId, accountId: { not: null } },
      data: { linkUrl: null, linkMadeAt: null, checkedAt: null },
    });
    if (count > 0) await enqueue(tx, followAccount, { userId }, { key: `pay.account:${userId}` });
  });
}
