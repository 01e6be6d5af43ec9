import type { Resend } from 'resend';
import { cleanText } from '@/lib/platform/actions/text';
import { now } from '@/lib/platform/clock';
import type { ReceivedMail } from '@/lib/platform/db/generated/client';
import { MAX_FILE_BYTES } from '@/lib/platform/files/storing';
import { type StoredFile, storeFile } from '@/lib/platform/files/storing-file';
import { queueMail } from '@/lib/platform/mail';
import {
  downloadFile,
  listFiles,
  type Received,
  type ReceivedFile,
} from '@/lib/platform/mail/receiving/fetching';
import { ownWords } from '@/lib/platform/mail/receiving/own-words';
import type { ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { takeFrom } from '@/lib/platform/rate-limit';
import { Refused } from '@/lib/platform/result';
import { become, withActor } from '@/lib/platform/tenancy';
import { ThreadSubject } from '../subjects';
import { writeMessage } from '../writing';
import { leftOutLetter } from './emails/left-out';
import { belongsToReply, type ReplyRefusal, refuseContents } from './judging.rules';
import { pageOf } from './page';
import { automaticHeaders } from './refusing';
import { settleReceived } from './settling';

/**
 * Posts what somebody answered by mail, as themselves and by the rules of any other message; its key is the received
 * mail's. A file that can't be kept is left out, and they are told which.
 * @returns why it can't be a message, or null when it is one.
 */
export async function postReply(
  service: Resend,
  { id, providerId }: ReceivedMail,
  mail: Received,
  address: ReplyAddress & { readonly email: string },
): Promise<ReplyRefusal | null> {
  // as from the page: more than that waits its turn, since the job is then tried again later
  await takeFrom('message', address.userId);
  const words = cleanText(ownWords(mail));
  const listed = (await listFiles(service, providerId)).filter(belongsToReply);
  const refused = refuseContents(words, listed.length);
  if (refused) return refused;
  const { kept, troubles } = await keep(listed);
  if (words === '' && kept.length === 0) return 'empty';

  const { workspaceId, subjectId, userId } = address;
  const page = await pageOf(address);
  const about = { workspaceId, subject: ThreadSubject.parse(address.subject), subjectId };
  try {
    await withActor({ kind: 'user', userId }, async (tx) => {
      await writeMessage(tx, about, {
        authorId: userId,
        body: words === '' ? kept.map(({ stored }) => stored.name).join(', ') : words,
        clientKey: id,
        files: kept,
        at: now(),
      });
      await become(tx, { kind: 'mailer' });
      const isFirst = await settleReceived(tx, id, address.id, { state: 'posted' });
      if (!isFirst || troubles.length === 0) return;
      await queueMail(tx, {
        to: address.email,
        kind: 'thread.reply_files_left_out',
        ...leftOutLetter({ troubles, url: page }),
        uniqueKey: `thread.reply_files_left_out:${id}`,
        headers: automaticHeaders(mail.head.messageId),
      });
    });
    return null;
  } catch (error) {
    if (error instanceof Refused) return 'not_there';
    throw error;
  }
}

/** Fetches and stores what came along; one that is empty, too large or no picture after all is named instead. */
async function keep(
  files: readonly ReceivedFile[],
): Promise<{ readonly kept: readonly StoredFile[]; readonly troubles: readonly string[] }> {
  const kept: StoredFile[] = [];
  const troubles: string[] = [];
  for (const file of files) {
    try {
      kept.push(await storeFile(await downloadFile(file, MAX_FILE_BYTES), 'files'));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      troubles.push(error.message);
    }
  }
  return { kept, troubles };
}
