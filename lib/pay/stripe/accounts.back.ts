import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { followAccount } from './accounts.jobs';

/**
 * Notes that somebody is back from Stripe's page: its link is spent, as each opens once, and what Stripe says of their
 * account is asked anew. The page they see next waits for that a moment (`checkedAt`).
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
