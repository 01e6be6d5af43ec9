import { hashLinkToken, linkHashes, newSecret } from '@/lib/platform/auth/tokens';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { undoEnd } from '../address.rules';
import type { FactorChange } from './emails/factor';

/**
 * Records, beforehand, that somebody changes how they prove who they are, with what they have until then. Changes that
 * can no longer be reverted are swept away. `tx` acts as them.
 * @returns the token that reverts it, for the mail about it; only its hash is kept.
 */
export async function noteFactorChange(
  tx: Tx,
  userId: string,
  news: FactorChange,
  at: Date,
): Promise<{ readonly token: string; readonly until: Date }> {
  const token = newSecret();
  const until = undoEnd(at);
  await tx.factorChange.deleteMany({ where: { userId, undoUntil: { lt: at } } });
  await tx.$executeRaw`
    INSERT INTO factor_changes (user_id, id, news, changed_at, before, undo_hash, undo_until)
    VALUES (${userId}::uuid, ${newId()}::uuid, ${news}, ${at}, app.factors_of(${userId}::uuid), ${hashLinkToken(token)}, ${until})`;
  return { token, until };
}

// The rest run as 'auth'.

/**
 * Somebody who signs in by link and second step has both, so no change locked them out: the mails no longer revert any.
 */
export async function settleFactorChanges(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.factorChange.updateMany({
    where: { userId, settledAt: null, undoneAt: null, undoUntil: { gt: at } },
    data: { settledAt: at },
  });
}

/** @returns the change that a link reverts; null when it was used, has expired, or never existed. */
export function findFactorChange(tx: Tx, token: string, at: Date) {
  return tx.factorChange.findFirst({
    where: { undoHash: { in: linkHashes(token) }, undoneAt: null, settledAt: null, undoUntil: { gt: at } },
    select: { userId: true, news: true, changedAt: true },
  });
}

/**
 * Reverts every change to a second step since an instant, and restores what was there before. Whatever was created
 * since (tokens, a calendar’s link) is removed by the database.
 * @returns whether there was any.
 */
export async function takeFactorsBack(tx: Tx, userId: string, since: Date, at: Date): Promise<boolean> {
  const undone = await tx.factorChange.updateMany({
    where: { userId, changedAt: { gte: since }, undoneAt: null },
    data: { undoneAt: at },
  });
  if (undone.count > 0) await tx.$executeRaw`SELECT app.put_factors_back(${userId}::uuid, ${since})`;
  return undone.count > 0;
}
