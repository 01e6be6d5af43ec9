import type { Resend } from 'resend';
import { writeAnswer } from '@/lib/briefs/answering';
import { cleanText } from '@/lib/platform/actions/text';
import { now } from '@/lib/platform/clock';
import type { ReceivedMail } from '@/lib/platform/db/generated/client';
import { env } from '@/lib/platform/env/env';
import { MAX_FILE_BYTES } from '@/lib/platform/files/storing';
import { type StoredFile, storeFile } from '@/lib/platform/files/storing-file';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { bareAddress } from '@/lib/platform/mail/bare-address';
import {
  downloadFile,
  listFiles,
  type Received,
  type ReceivedFile,
} from '@/lib/platform/mail/receiving/fetching';
import { ownWords } from '@/lib/platform/mail/receiving/own-words';
import { isReplyAddress, type ReplyAddress } from '@/lib/platform/mail/reply-addresses';
import { accept, Refused, type Result } from '@/lib/platform/result';
import { type ActorAccess, become, type Tx, withActor } from '@/lib/platform/tenancy';
import { ThreadSubject } from '../subjects';
import { writeMessage } from '../writing';
import { mailsAnswered } from './answered.queries';
import { belongsToReply, type ReplyRefusal, refuseContents, whyNoAnswer } from './judging.rules';
import { notifyLeftOut } from './left-out';
import { notifyNotAnAnswer } from './not-an-answer';
import { pageOf } from './page';
import { automaticHeaders } from './refusing';
import { settleReceived } from './settling';

/**
 * Posts a reply by mail as its sender, under the same rules as on the page for a message, or for an answer to the
 * question they were sent. A file that can't be kept is left out, and they are told which.
 * @returns why it can't be a message, or null when it is one.
 */
export async function postReply(
  service: Resend,
  { id, providerId }: ReceivedMail,
  mail: Received,
  address: ReplyAddress & { readonly email: string },
): Promise<ReplyRefusal | null> {
  // the same limit as on the page; beyond it this throws, and the job tries again later
  await takeFrom('message', address.userId);
  const words = cleanText(ownWords(mail, ourAddresses(mail), await mailsAnswered(address, mail.to)));
  const listed = (await listFiles(service, providerId)).filter(belongsToReply);
  const refused = refuseContents(words, listed.length);
  if (refused) return refused;
  const { kept, problems } = await storeAttachments(listed);
  if (words === '' && kept.length === 0) return 'empty';

  const { questionId } = address;
  const reply = { id, address, words, files: kept, problems, mail, page: await pageOf(address) };
  // each in a transaction of its own, so that a refused answer leaves nothing behind
  const answered =
    questionId && words !== '' ? await attempt(() => postAs({ answerTo: questionId }, reply)) : null;
  if (answered?.ok) return null;
  const posted = await attempt(() => postAs('message', reply, answered && whyNoAnswer(answered.refusal)));
  return posted.ok ? null : 'not_there';
}

/** Only our own addresses: a mail that went to others as well may quote them on purpose. */
function ourAddresses({ to }: Received): readonly string[] {
  return [bareAddress(env().MAIL_FROM), ...to.map(bareAddress).filter(isReplyAddress)];
}

async function attempt(work: () => Promise<void>): Promise<Result> {
  try {
    return accept(await work());
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** What a mail becomes: a message, or the answer to a question, by its id. */
type As = 'message' | { readonly answerTo: string };

type Reply = {
  /** the received mail's */
  readonly id: string;
  readonly address: ReplyAddress & { readonly email: string };
  readonly words: string;
  readonly files: readonly StoredFile[];
  readonly problems: readonly string[];
  readonly mail: Received;
  readonly page: string;
};

/**
 * Posts the mail as its sender, with what they have to be told about it.
 * @param notAnAnswer why it isn't the answer to the question in their mail; null when there was none, or it is
 * @throws Refused when it isn't theirs to write
 */
async function postAs(what: As, reply: Reply, notAnAnswer: string | null = null) {
  const { id, address, problems, mail, page: url } = reply;
  await withActor({ kind: 'mailer' }, async (tx) => {
    // first of all: of two runs at the same moment only one gets past this
    if (!(await settleReceived(tx, id, address.id, { state: 'posted' }))) return;
    const me = await become(tx, { kind: 'user', userId: address.userId });
    if (what !== 'message') await answerQuestion(tx, me, what.answerTo, reply);
    if (what === 'message' || reply.files.length > 0) await postMessage(tx, what, reply);
    await become(tx, { kind: 'mailer' });
    const answer = { url, to: address.email, headers: automaticHeaders(mail.head.messageId) };
    if (notAnAnswer !== null) await notifyNotAnAnswer(tx, id, notAnAnswer, answer);
    if (problems.length > 0) await notifyLeftOut(tx, id, problems, answer);
  });
}

async function answerQuestion(
  tx: Tx,
  me: ActorAccess,
  clarificationId: string,
  { address, words }: Reply,
): Promise<void> {
  const { workspaceId, subjectId, userId } = address;
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  await writeAnswer(tx, {
    workspaceId,
    id: subjectId,
    clarificationId,
    answer: words,
    by: { ...me, userId },
    name: person.name,
    at: now(),
  });
}

/** For an answer only the files: its words are with the question. */
async function postMessage(tx: Tx, what: As, { id, address, words, files }: Reply) {
  const { workspaceId, subjectId, userId } = address;
  const names = files.map(({ stored }) => stored.name).join(', ');
  const about = { workspaceId, subject: ThreadSubject.parse(address.subject), subjectId };
  const body = what !== 'message' || words === '' ? names : words;
  await writeMessage(tx, about, { authorId: userId, body, clientKey: id, files, at: now() });
}

/** Fetches and stores the attachments; one that is empty, too large or not a picture after all is named instead. */
async function storeAttachments(
  files: readonly ReceivedFile[],
): Promise<{ readonly kept: readonly StoredFile[]; readonly problems: readonly string[] }> {
  const kept: StoredFile[] = [];
  const problems: string[] = [];
  for (const file of files) {
    try {
      kept.push(await storeFile(await downloadFile(file, MAX_FILE_BYTES)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.push(error.message);
    }
  }
  return { kept, problems };
}
