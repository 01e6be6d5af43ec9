import { isId } from '@/lib/platform/ids';
import { requireSame } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { isSameForm } from './form-hash';

/** The hidden input that identifies one filled-in form; made once by `components/forms/posting-key`. */
const ONCE = 'once';

/** For actions that answer only "done": a repeat gets the same answer. */
export const DONE_AS_BEFORE = { again: () => undefined } as const;

/** A device keeps what it couldn't send for a fortnight; after that, one begins again. */
const KEPT_DAYS = 60;

/** @returns the key that a form was posted under, or null. */
export function keyOf(form: unknown): string | null {
  const key = form instanceof FormData ? form.get(ONCE) : null;
  return typeof key === 'string' && isId(key) ? key : null;
}

type Posting = {
  readonly userId: string;
  readonly key: string;
  readonly action: string;
  /** hash of what the form says: `hashOfForm` */
  readonly saidHash: string;
  /** what somebody is told who sends something else under the key; defaults to a text that fits any form */
  readonly refusalOfOther?: string | undefined;
};

/**
 * Records, in the same transaction, that a posting is being done: both are kept, or neither. Another posting under the
 * same key waits here until that transaction has ended.
 * @returns whether it is the first under its key
 * @throws Refused (`sent_before`) when the first said something else
 */
export async function noteOnce(tx: Tx, posting: Posting, now: Date): Promise<boolean> {
  const { userId, key, action, saidHash } = posting;
  const receipt = { userId, key, action, saidHash, doneAt: now };
  const noted = await insertAll(tx, 'action_receipts', [receipt], { skipDuplicates: true });
  if (noted === 0) return !(await isNoted(tx, posting));
  const longAgo = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await tx.actionReceipt.deleteMany({ where: { userId, doneAt: { lt: longAgo } } });
  return true;
}

/**
 * For actions that do slow work before their transaction.
 * @returns whether a posting was done before
 * @throws Refused (`sent_before`) when what was done under its key said something else
 */
export async function wasDone(posting: Posting): Promise<boolean> {
  return withActor({ kind: 'user', userId: posting.userId }, (tx) => isNoted(tx, posting));
}

async function isNoted(tx: Tx, { userId, key, action, saidHash, refusalOfOther }: Posting): Promise<boolean> {
  const receipt = await tx.actionReceipt.findUnique({
    where: { userId_key: { userId, key } },
    select: { action: true, saidHash: true },
  });
  if (!receipt) return false;
  requireSame(receipt.action === action && isSameForm(receipt.saidHash, saidHash), refusalOfOther);
  return true;
}
