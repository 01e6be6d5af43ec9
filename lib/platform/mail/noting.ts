import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { forgetSecrets } from './secrets';

/** Records that the service has accepted a mail. The event about its fate may have come first; its state then stays. */
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

/** Records that a mail isn't sent, and why. */
export async function noteFailed(mailId: string, lastError: string): Promise<void> {
  await withActor({ kind: 'mailer' }, async (tx) => {
    await tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { state: 'failed', lastError, settledAt: now(), version: { increment: 1 } },
    });
    await forgetSecrets(tx, mailId);
  });
}

/** Records why a mail still waits. @param wasSeen whether the service may have accepted it all the same */
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
