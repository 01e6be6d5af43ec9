import { bareAddress } from '@/lib/platform/mail/bare-address';
import type { SentMail } from '@/lib/platform/mail/receiving/own-words';
import { isReplyAddress, type ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';

/** A conversation's mails are quoted in one another; a reply to one that is older than these is rare. */
const MOST_QUOTED = 20;

/**
 * @param to whom the reply was sent to: our reply addresses are among them
 * @returns the mails that were sent with the address that somebody answers, the latest first.
 */
export async function mailsAnswered(
  { workspaceId, userId }: ReplyAddress,
  to: readonly string[],
): Promise<readonly SentMail[]> {
  const replyTo = { in: to.map(bareAddress).filter(isReplyAddress) };
  return withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.findMany({
      where: { workspaceId, recipientUserId: userId, replyTo },
      select: { text: true, html: true },
      orderBy: { createdAt: 'desc' },
      take: MOST_QUOTED,
    }),
  );
}
