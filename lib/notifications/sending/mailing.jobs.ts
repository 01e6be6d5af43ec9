import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { groupByMail } from './gathering.rules';
import { type Due, mailTogether } from './mailing';

/**
 * Mails what a person has waiting: a mail held back, or one for everything that belongs together. Nothing is mailed
 * that they have read meanwhile, and no reminder that is no longer true. Runs as the person, since nobody else can see
 * their notifications, which are locked and marked in the transaction that writes the mail: each is mailed once,
 * however many workers or crashes there are. One that can't be mailed holds up no other.
 */
export const mailNotifications = defineJob({
  name: 'notifications.mail',
  payload: z.object({ recipientId: z.uuid(), dueAt: z.iso.datetime() }),
  async run({ recipientId, dueAt }) {
    // the queue uses the database's clock, which may be ahead of ours
    const at = new Date(Math.max(now().getTime(), Date.parse(dueAt)));
    const inTransaction: InTransaction = (work) => withActor({ kind: 'user', userId: recipientId }, work);
    const due = await inTransaction((tx) => listDue(tx, recipientId, at));
    const failed: Failed[] = [];
    for (const mail of groupByMail(due)) failed.push(...(await mailWhatCanBe(inTransaction, mail, at)));
    raise(failed, new Date(dueAt));
  },
});

type Planned = Due & { readonly mailAt: Date };
type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

type Failed = { readonly notification: Planned; readonly error: unknown };

async function listDue(tx: Tx, recipientId: string, at: Date): Promise<readonly Planned[]> {
  return tx.$queryRaw<Planned[]>`
    SELECT n.id, n.gathering, n.mail_at AS "mailAt" FROM notifications n
    WHERE n.recipient_id = ${recipientId}::uuid AND n.mail_at <= ${at} AND n.mailed_at IS NULL
    ORDER BY n.created_at, n.id`;
}

/** Writes one mail; if that fails, one without those for which it also fails alone. @returns what isn't mailed, and why. */
async function mailWhatCanBe(
  inTransaction: InTransaction,
  mail: readonly Planned[],
  at: Date,
): Promise<readonly Failed[]> {
  const reason = await whyNot(() => inTransaction((tx) => mailTogether(tx, mail, at)));
  if (reason === null) return [];
  const allFor = (error: unknown) => mail.map((notification) => ({ notification, error }));
  if (mail.length === 1) return allFor(reason.error);
  const alone: Failed[] = [];
  for (const notification of mail) {
    const why = await whyNot(() => tries(inTransaction, (tx) => mailTogether(tx, [notification], at)));
    if (why) alone.push({ notification, error: why.error });
  }
  const others = mail.filter(({ id }) => alone.every(({ notification }) => notification.id !== id));
  if (alone.length === 0 || others.length === 0) return allFor(reason.error);
  const still = await whyNot(() => inTransaction((tx) => mailTogether(tx, others, at)));
  return still ? allFor(still.error) : alone;
}

async function whyNot(work: () => Promise<unknown>): Promise<{ readonly error: unknown } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return { error };
  }
}

/** Does something, and leaves nothing of it. */
async function tries(inTransaction: InTransaction, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const undone = new Error('only tried');
  try {
    await inTransaction(async (tx) => {
      await work(tx);
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
}

/**
 * Fails the job of what isn't mailed: it is tried again, and parked in the end for an operator to see. Jobs of other
 * moments, which come upon it as well, are done.
 * @throws what stopped a notification that this job is for
 */
function raise(failed: readonly Failed[], dueAt: Date): void {
  const own = failed.find(({ notification }) => notification.mailAt.getTime() === dueAt.getTime());
  for (const { notification, error: err } of failed) {
    log.error({ err, notification: notification.id }, 'a notification could not be mailed');
  }
  if (own) throw own.error;
}
