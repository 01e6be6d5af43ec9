import { now } from '@/lib/platform/clock';
import type { Mail } from '@/lib/platform/db/generated/client';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { addressNow } from './addressing';
import { forgetSecrets, SECRET_KINDS } from './secrets';
import { findSuppression, type Suppression } from './suppressing';

/** A mail about to be given to the service. */
export type Begun = {
  readonly mail: Mail;
  /** when it was first given to the service under its current key; null: never */
  readonly triedBefore: Date | null;
};

/**
 * Takes up a waiting mail, and records before the network call that it is being tried, so that a process that dies
 * midway leaves a trace. Nothing goes to a suppressed address, nor any mail that is being erased at this moment.
 * @returns null when there is nothing to send.
 */
export async function begin(mailId: string): Promise<Begun | null> {
  return withActor({ kind: 'mailer' }, async (tx) => {
    const waiting = await tx.mail.findFirst({ where: { id: mailId, state: 'queued' } });
    if (!waiting) return null;
    const mail = { ...waiting, toAddress: await addressNow(tx, waiting) };
    const isThere = await tx.mail.updateMany({
      where: { id: mailId, state: 'queued' },
      data: { toAddress: mail.toAddress },
    });
    if (isThere.count === 0) return null;
    const stopped = await stopFor(tx, mail);
    if (stopped) {
      await noteSuppressed(tx, mailId, stopped);
      return null;
    }
    if (mail.triedAt === null) await tx.mail.updateMany({ where: { id: mailId }, data: { triedAt: now() } });
    return { mail, triedBefore: mail.triedAt };
  });
}

/** A sign-in link has just been asked for, and is how one shows that mail arrives again: it is tried all the same. */
async function stopFor(tx: Tx, { kind, toAddress }: Mail): Promise<Suppression | null> {
  return SECRET_KINDS.includes(kind) ? null : findSuppression(tx, toAddress);
}

async function noteSuppressed(tx: Tx, mailId: string, { said }: Suppression): Promise<void> {
  await tx.mail.updateMany({
    where: { id: mailId, state: 'queued' },
    data: { state: 'suppressed', lastError: said, settledAt: now(), version: { increment: 1 } },
  });
  await forgetSecrets(tx, mailId);
}

/** Lets a mail count as never tried: the service doesn't have it, and has forgotten its key. */
export async function beginAnew(mailId: string): Promise<void> {
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.updateMany({ where: { id: mailId, state: 'queued' }, data: { triedAt: now() } }),
  );
}
