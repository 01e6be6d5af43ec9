import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { forgetSecrets } from './secrets';

/** Notes that the service has taken a mail. The news that says what became of it may have come first; its state then stays. */
export async function noteAccepted(mailId: string, providerId: string): Promise<void> {
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

/** Notes that a mail isn't sent, and why. */
export async function noteFailed(mailId: string, lastError: string): Promise<void> {
  await withActor({ kind: 'mailer' }, async (tx) => {
    await tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { state: 'failed', lastError, settledAt: now(), version: { increment: 1 } },
    });
    await forgetSecrets(tx, mailId);
  });
}

/** Notes why a mail still waits. @param wasSeen whether the service may have taken it all the same */
export async function noteTrouble(
  mailId: string,
  lastError: string,
  { wasSeen }: { readonly wasSeen: boolean },
): Promise<void> {
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { lastError, ...(wasSeen ? {} : { triedAt: null }) },
    }),
  );
}
