import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { leftOutMail } from './emails/left-out';

/** Where a reply was posted, and who sent it. */
export type ReplyNotice = {
  readonly url: string;
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Tells somebody who replied by mail which of their files weren't kept; as the mailer. */
export async function notifyLeftOut(
  tx: Tx,
  receivedId: string,
  problems: readonly string[],
  { url, ...told }: ReplyNotice,
): Promise<void> {
  await queueMail(tx, {
    ...told,
    kind: 'thread.reply_files_left_out',
    ...leftOutMail({ problems, url }),
    uniqueKey: `thread.reply_files_left_out:${receivedId}`,
  });
}
