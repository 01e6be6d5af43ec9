import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import type { ReceivedEvent } from '@/lib/platform/mail/receiving/received-event';
import { withActor } from '@/lib/platform/tenancy';
import { processReply } from './replies.jobs';

/** Records an incoming mail, with the job that reads it: once, however often the service announces it. */
export async function noteReceived({ data }: ReceivedEvent): Promise<void> {
  await withActor({ kind: 'mailer' }, async (tx) => {
    const id = newId();
    const noted = await tx.receivedMail.createMany({
      data: { id, providerId: data.email_id, receivedAt: now() },
      skipDuplicates: true,
    });
    if (noted.count > 0) await enqueue(tx, processReply, { receivedId: id }, { key: `reply:${id}` });
  });
}
