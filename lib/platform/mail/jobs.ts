import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import type { Mail } from '@/lib/platform/db/generated/client';
import { env } from '@/lib/platform/env';
import { defineJob } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { isFinalRefusal, MAIL_TAG, mailService, PATIENCE_MS } from './provider';
import { forgetSecrets } from './secrets';

const Attachments = z.array(z.object({ fileName: z.string(), sha256: z.string(), contentType: z.string() }));

const NOT_SET_UP = 'Mail isn’t set up here yet, so this waits.';

/**
 * Sends one mail through Resend. The network call is outside any transaction; the idempotency key is the mail's own id,
 * so a crash between the call and the note of it doesn't send twice (Resend keeps keys for 24 hours).
 */
export const sendMail = defineJob({
  name: 'mail.send',
  payload: z.object({ mailId: z.uuid() }),
  async run({ mailId }, { isLastAttempt }) {
    const mail = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findFirst({ where: { id: mailId, state: 'queued' } }),
    );
    if (!mail) return;
    const service = mailService();
    if (!service) return noteTrouble(mailId, NOT_SET_UP);

    const { data, error } = await service.emails.send(
      {
        from: env().MAIL_FROM,
        to: mail.toAddress,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        // comes back with every event, so that one which arrives before our note of the sending finds its mail
        tags: [{ name: MAIL_TAG, value: mailId }],
        ...(await attachmentsOf(mail)),
      },
      { idempotencyKey: `mail:${mailId}`, signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    if (data) return noteAccepted(mailId, data.id);
    if (isFinalRefusal(error.name) || isLastAttempt) return noteFailed(mailId, error.message);
    await noteTrouble(mailId, error.message);
    throw new Error(`the mail service refused for now: ${error.name}`);
  },
});

async function attachmentsOf(mail: Mail) {
  const listed = Attachments.parse(mail.attachments ?? []);
  if (listed.length === 0) return {};
  const attachments = await Promise.all(
    listed.map(async ({ fileName, sha256, contentType }) => {
      const content = await readWhole(sha256);
      if (!content) throw new Error(`the attached file of mail ${mail.id} is not in the storage`);
      return { filename: fileName, content, contentType };
    }),
  );
  return { attachments };
}

/** The event that says what became of it may have come first; its state then stays. */
async function noteAccepted(mailId: string, providerId: string): Promise<void> {
  await withActor({ kind: 'mailer' }, async (tx) => {
    await tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { state: 'accepted', lastError: null },
    });
    await tx.mail.updateMany({
      where: { id: mailId },
      data: { providerId, acceptedAt: now(), version: { increment: 1 } },
    });
    await forgetSecrets(tx, mailId);
  });
}

async function noteFailed(mailId: string, lastError: string): Promise<void> {
  await withActor({ kind: 'mailer' }, async (tx) => {
    await tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { state: 'failed', lastError, settledAt: now(), version: { increment: 1 } },
    });
    await forgetSecrets(tx, mailId);
  });
}

async function noteTrouble(mailId: string, lastError: string): Promise<void> {
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.updateMany({ where: { id: mailId, state: 'queued' }, data: { lastError } }),
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives mails that waited for mail to be set up another try, when a worker starts with a key. Those older than a day
 * stay as they are: their links and facts may no longer hold.
 * @returns how many were taken up again.
 */
export async function sendWaitingMails(): Promise<number> {
  if (!mailService()) return 0;
  return withActor({ kind: 'mailer' }, async (tx) => {
    const waiting = await tx.mail.findMany({
      where: {
        state: 'queued',
        lastError: NOT_SET_UP,
        createdAt: { gt: new Date(now().getTime() - DAY_MS) },
      },
      select: { id: true },
    });
    for (const { id } of waiting) await enqueue(tx, sendMail, { mailId: id }, { key: `mail:${id}` });
    return waiting.length;
  });
}
