import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { defineJob } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { isFinalRefusal, mailService } from './provider';

const Attachments = z.array(z.object({ fileName: z.string(), sha256: z.string(), contentType: z.string() }));

/** Their links sign people in, so nothing of them is kept once they are on their way. */
const SECRET_KINDS = new Set(['people.sign_in']);

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
    if (!service) return note(mailId, { lastError: NOT_SET_UP });

    const attachments = await Promise.all(
      Attachments.parse(mail.attachments ?? []).map(async ({ fileName, sha256, contentType }) => {
        const content = await readWhole(sha256);
        if (!content) throw new Error(`the attached file of mail ${mailId} is not in the storage`);
        return { filename: fileName, content, contentType };
      }),
    );
    const { data, error } = await service.emails.send(
      {
        from: env().MAIL_FROM,
        to: mail.toAddress,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        ...(attachments.length > 0 ? { attachments } : {}),
      },
      { idempotencyKey: `mail:${mailId}` },
    );
    if (data) {
      const spoken = SECRET_KINDS.has(mail.kind) ? { html: '', text: '' } : {};
      return note(mailId, {
        state: 'accepted',
        providerId: data.id,
        acceptedAt: now(),
        lastError: null,
        ...spoken,
      });
    }
    if (isFinalRefusal(error.name) || isLastAttempt) {
      return note(mailId, { state: 'failed', lastError: error.message, settledAt: now() });
    }
    await note(mailId, { lastError: error.message });
    throw new Error(`the mail service refused for now: ${error.name}`);
  },
});

type Note = {
  readonly state?: 'accepted' | 'failed';
  readonly providerId?: string;
  readonly acceptedAt?: Date;
  readonly settledAt?: Date;
  readonly html?: string;
  readonly text?: string;
  readonly lastError: string | null;
};

async function note(mailId: string, data: Note): Promise<void> {
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { ...data, version: { increment: 1 } },
    }),
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
