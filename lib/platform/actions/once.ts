import { isId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';

/** The hidden input that names one posting of a form, made once: `components/forms/fresh-id`. */
const ONCE = 'once';

/** A device keeps what it couldn't send for a fortnight; who comes later than this begins anew. */
const KEPT_DAYS = 60;

/** @returns the key that a form was posted under, or null when it has none. */
export function keyOf(form: unknown): string | null {
  const key = form instanceof FormData ? form.get(ONCE) : null;
  return typeof key === 'string' && isId(key) ? key : null;
}

type Posting = { readonly userId: string; readonly key: string; readonly action: string };

/**
 * Notes that a posting is being done, in the transaction that does it: both are kept, or neither. Another posting under
 * the same key waits here until that transaction has ended.
 * @returns whether it is the first under its key.
 */
export async function noteOnce(tx: Tx, { userId, key, action }: Posting, now: Date): Promise<boolean> {
  const noted = await tx.actionReceipt.createMany({
    data: { userId, key, action, doneAt: now },
    skipDuplicates: true,
  });
  if (noted.count === 0) return false;
  const longAgo = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await tx.actionReceipt.deleteMany({ where: { userId, doneAt: { lt: longAgo } } });
  return true;
}

/** @returns whether a posting was done before: for actions that do slow work before their transaction. */
export async function wasDone({ userId, key }: Posting): Promise<boolean> {
  const receipt = await withActor({ kind: 'user', userId }, (tx) =>
    tx.actionReceipt.findUnique({ where: { userId_key: { userId, key } }, select: { key: true } }),
  );
  return receipt !== null;
}
