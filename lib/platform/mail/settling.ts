import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';

/** The events of Resend's webhooks that say what became of a mail; all others are ignored. */
export const MailEvent = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained', 'email.failed']),
  data: z.object({
    email_id: z.string(),
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

/** Notes what became of a mail. An event about a mail that isn't ours changes nothing. */
export async function settleMail(event: MailEvent): Promise<void> {
  const state = OUTCOME[event.type];
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.updateMany({
      where: { providerId: event.data.email_id, state: { in: [...MAY_FOLLOW[state]] } },
      data: {
        state,
        settledAt: now(),
        lastError: event.data.bounce?.message ?? event.data.failed?.reason ?? null,
        version: { increment: 1 },
      },
    }),
  );
}
