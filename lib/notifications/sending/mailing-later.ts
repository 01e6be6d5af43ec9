import { enqueue } from '@/lib/platform/jobs';
import type { Tx } from '@/lib/platform/tenancy';
import type { Planned } from '../planning/planning.rules';
import { mailNotifications } from './mailing.jobs';

type Later = { readonly recipientId: string; readonly id: string; readonly mail: Planned };

/** One job for everything that a person is told together; a job already waiting under its key isn't due later. */
export async function mailLater(tx: Tx, { recipientId, id, mail }: Later): Promise<void> {
  const { at, gathering } = mail;
  await enqueue(
    tx,
    mailNotifications,
    { recipientId, dueAt: at.toISOString() },
    { runAt: at, key: `notices:${recipientId}:${gathering ?? id}:${at.getTime()}` },
  );
}
