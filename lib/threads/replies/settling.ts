import { now } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/tenancy';
import type { IgnoreReason, ReplyRefusal } from './judging.rules';

export type Settled =
  | { readonly state: 'posted' }
  | { readonly state: 'refused'; readonly reason: ReplyRefusal }
  | { readonly state: 'ignored'; readonly reason: IgnoreReason | 'gone' };

/**
 * Records what became of a received mail; as the mailer.
 * @returns false when another run has settled it already.
 */
export async function settleReceived(
  tx: Tx,
  id: string,
  replyAddressId: string | null,
  settled: Settled,
): Promise<boolean> {
  const { count } = await tx.receivedMail.updateMany({
    where: { id, state: 'waiting' },
    data: { ...settled, replyAddressId, settledAt: now() },
  });
  return count > 0;
}
