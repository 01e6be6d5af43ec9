import { now } from '@/lib/platform/clock';
import { queueMail } from '@/lib/platform/mail';
import type { ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { refusedMail } from './emails/refused';
import type { ReplyRefusal } from './judging.rules';
import { pageOf } from './page';
import { settleReceived } from './settling';

type RefusedReply = {
  readonly receivedId: string;
  readonly address: ReplyAddress;
  readonly reason: ReplyRefusal;
  /** who is told */
  readonly to: string;
  /** the mail being answered, so that the two are threaded together */
  readonly messageId: string | null;
};

/**
 * Records that a reply isn't posted, and sends its sender one mail that says why. A sender is told each reason once a
 * day at most, in a mail marked as automatic (RFC 3834, 5), so that no two programs write to each other for long.
 */
export async function refuseReply({
  receivedId,
  address,
  reason,
  to,
  messageId,
}: RefusedReply): Promise<void> {
  // somebody writing from another address may be a stranger: the answer says nothing about the conversation, not even
  // where it is
  const url = reason === 'other_sender' ? null : await pageOf(address);
  await withActor({ kind: 'mailer' }, async (tx) => {
    if (!(await settleReceived(tx, receivedId, address.id, { state: 'refused', reason }))) return;
    await queueMail(tx, {
      to,
      kind: 'thread.reply_refused',
      ...refusedMail({ reason, url }),
      uniqueKey: `thread.reply_refused:${reason}:${to}:${now().toISOString().slice(0, 10)}`,
      headers: automaticHeaders(messageId),
    });
  });
}

/** @returns the header fields of an automatic answer to a mail. */
export function automaticHeaders(messageId: string | null): Readonly<Record<string, string>> {
  return {
    'Auto-Submitted': 'auto-replied',
    ...(messageId !== null && { 'In-Reply-To': messageId, References: messageId }),
  };
}
