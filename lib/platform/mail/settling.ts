import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { MAIL_TAG } from './provider';
import { forgetSecrets } from './secrets';

/** The events of Resend's webhooks that say what became of a mail; all others are ignored. */
export const MailEvent = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained', 'email.failed']),
  data: z.object({
    email_id: z.string(),
    tags: z.record(z.string(), z.string()).optional(),
    bounce: z.object({ message: z.string() }).partial().optional(),
    failed: z.object({ reason: z.string() }).partial().optional(),
  }),
});
type MailEvent = z.infer<typeof MailEvent>;

const OUTCOME = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
} as const;

/** Only forward: events arrive twice and in any order, and a bounce after a delivery is the later truth. */
const MAY_FOLLOW = {
  delivered: ['queued', 'accepted'],
  bounced: ['queued', 'accepted', 'delivered'],
  complained: ['queued', 'accepted', 'delivered'],
  failed: ['queued', 'accepted'],
} as const;

/**
 * Notes what became of a mail, which it finds by the service's id or, when that isn't noted yet, by the tag it was sent
 * with. An event about a mail that isn't ours changes nothing.
 */
export async function settleMail({ type, data }: MailEvent): Promise<void> {
  const state = OUTCOME[type];
  const tag = z.uuid().safeParse(data.tags?.[MAIL_TAG]);
  const isIt = [{ providerId: data.email_id }, ...(tag.success ? [{ id: tag.data }] : [])];
  await withActor({ kind: 'mailer' }, async (tx) => {
    const mail = await tx.mail.findFirst({ where: { OR: isIt }, select: { id: true } });
    if (!mail) return;
    await tx.mail.updateMany({
      where: { id: mail.id, state: { in: [...MAY_FOLLOW[state]] } },
      data: {
        state,
        providerId: data.email_id,
        settledAt: now(),
        lastError: data.bounce?.message ?? data.failed?.reason ?? null,
        version: { increment: 1 },
      },
    });
    await forgetSecrets(tx, mail.id);
  });
}
