import type { Tx } from '@/lib/platform/tenancy';

/** An address that an account has left, while its holder can still take that back. */
export type LeftAddress = { readonly userId: string; readonly undoUntil: Date };

/**
 * Finds out whether an address is still waited for: its account goes by another one now, and until the week is over the
 * link mailed to it gives it back. Nobody else begins an account under it until then, or there would be nothing to give
 * back (adr/0209). `tx` acts as 'auth'.
 * @returns null when an account has the address, none has left it, or it is too late to take that back.
 */
export async function findLeftAddress(tx: Tx, email: string, at: Date): Promise<LeftAddress | null> {
  if ((await tx.user.count({ where: { email } })) > 0) return null;
  const left = await tx.addressChange.findFirst({
    where: { fromAddress: email, undoneAt: null, undoUntil: { gt: at } },
    orderBy: { changedAt: 'desc' },
    select: { userId: true, undoUntil: true },
  });
  return left?.undoUntil ? { userId: left.userId, undoUntil: left.undoUntil } : null;
}
