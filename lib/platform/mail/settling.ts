import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type MailEvent, outcomeOf } from './mail-events';
import { MAIL_TAG } from './provider';
import { forgetSecrets } from './secrets';
import { statesBefore } from './settling.rules';
import { suppress } from './suppressing';

/**
 * Records a mail's fate. Finds it by the service's id or, if that isn't recorded yet, by the tag it was sent with; also
 * suppresses its address if the event says so. The same event changes nothing a second time, nor does one about a mail
 * that isn't ours.
 * @param id the event's: the same however often it is sent
 */
export async function settleMail(id: string, event: MailEvent): Promise<void> {
  const { data, created_at: at } = event;
  const { state, said, stops } = outcomeOf(event);
  const tag = z.uuid().safeParse(data.tags?.[MAIL_TAG]);
  const isIt = [{ providerId: data.email_id }, ...(tag.success ? [{ id: tag.data }] : [])];
  await withActor({ kind: 'mailer' }, async (tx) => {
    const mail = await tx.mail.findFirst({ where: { OR: isIt }, select: { id: true, toAddress: true } });
    if (!mail) return;
    const noted = await tx.mailEvent.createMany({
      data: { id, mailId: mail.id, state, said, at, notedAt: now() },
      skipDuplicates: true,
    });
    if (noted.count === 0) return;
    await tx.mail.updateMany({
      where: { id: mail.id, state: { in: statesBefore(state) } },
      data: {
        state,
        providerId: data.email_id,
        settledAt: now(),
        lastError: said,
        version: { increment: 1 },
      },
    });
    if (stops) await suppress(tx, { address: mail.toAddress, reason: stops, said, at });
    await forgetSecrets(tx, mail.id);
  });
}
