import type { CreateEmailResponse, Resend } from 'resend';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import type { Mail } from '@/lib/platform/db/generated/client';
import { defineJob, type Job, type JobContext } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { measure } from '@/lib/platform/observing/measures';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { type Begun, begin, beginAnew } from './beginning';
import { lookUp } from './looking-up';
import { messageOf } from './message';
import { noteAccepted, noteFailed, noteTrouble } from './noting';
import { pause, pauseMs, putOff } from './pausing';
import { isFinalRefusal, KEY_LIFE_MS, mailService, PATIENCE_MS } from './provider';

const NOT_SET_UP = 'Mail isn’t set up here yet, so this waits.';

/**
 * Sends one mail through Resend. The network call is outside any transaction; the idempotency key is the mail's own id,
 * so a crash between the call and recording it doesn't send twice. Resend forgets a key after a day: a mail tried
 * before then without a known outcome is looked up there rather than sent blindly.
 */
export const sendMail: Job<{ mailId: string }> = defineJob({
  name: 'mail.send',
  payload: z.object({ mailId: z.uuid() }),
  async run({ mailId }, context) {
    const service = mailService();
    if (!service) return noteTrouble(mailId, NOT_SET_UP, { wasSeen: true });
    if (pauseMs() > 0) return putOff(sendMail, mailId);
    const begun = await begin(mailId);
    if (!begun) return;
    const { mail, triedBefore } = begun;
    if (triedBefore && isKeyForgotten(triedBefore)) {
      const isSettled = await settleByLookUp(service, mail, triedBefore, context);
      if (isSettled) return;
      await beginAnew(mailId);
    }
    const answer = await service.emails.send(await messageOf(mail), {
      idempotencyKey: `mail:${mailId}`,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await noteAnswer(service, begun, answer, context);
  },
});

function isKeyForgotten(triedAt: Date): boolean {
  return now().getTime() - triedAt.getTime() > KEY_LIFE_MS;
}

/**
 * @returns true when the mail's fate is known, or can't be known; false when the service never had it.
 * @throws Error when it is worth asking again later.
 */
async function settleByLookUp(
  service: Resend,
  mail: Mail,
  triedAt: Date,
  { isLastAttempt }: JobContext,
): Promise<boolean> {
  const found = await lookUp(service, mail, triedAt);
  if (found.kind === 'absent') return false;
  if (found.kind === 'found') await noteAccepted(mail.id, found.providerId);
  else if (isLastAttempt || found.name === 'restricted_api_key') await noteFailed(mail.id, UNKNOWN);
  else throw new Error(`the mail service would not say whether it has a mail: ${found.name}`);
  return true;
}

const UNKNOWN =
  'It was tried more than a day ago and the mail service doesn’t say whether it took it, so it isn’t sent a second time.';

async function noteAnswer(
  service: Resend,
  { mail, triedBefore }: Begun,
  { data, error, headers }: CreateEmailResponse,
  context: JobContext,
): Promise<void> {
  if (data) {
    measure()?.mail('accepted');
    return noteAccepted(mail.id, data.id);
  }
  if (error.name === 'rate_limit_exceeded') {
    measure()?.mail('put_off');
    pause(headers);
    await noteTrouble(mail.id, error.message, { wasSeen: triedBefore !== null });
    return putOff(sendMail, mail.id);
  }
  // another message was sent under this mail's key: an earlier try, from before the sender's address was changed
  const wasTaken = error.name === 'invalid_idempotent_request';
  if (wasTaken && (await settleByLookUp(service, mail, triedBefore ?? now(), context))) return;
  const isRefused = isFinalRefusal(error);
  measure()?.mail(isRefused ? 'refused' : 'failed');
  if (isRefused || context.isLastAttempt) return noteFailed(mail.id, error.message);
  await noteTrouble(mail.id, error.message, { wasSeen: true });
  throw new Error(`the mail service refused for now: ${error.name}`);
}

/**
 * Retries mails that waited for mail to be set up, when a worker starts with a key. Those older than a day stay as they
 * are: their links and facts may no longer hold.
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
