import { z } from 'zod';
import { headerText } from './header-text';

/** What another server said, which may be anything: PostgreSQL takes no NUL, and people read it on one line. */
const Said = z.string().transform((text) => headerText(text, 500));

/** What every event says about its mail. */
const Data = z.object({
  email_id: z.string(),
  tags: z.record(z.string(), z.string()).optional(),
});

/** Resend's webhook events about a mail's fate; all others are ignored. */
export const MailEvent = z.discriminatedUnion('type', [
  eventOf('email.delivered', Data),
  eventOf(
    'email.bounced',
    Data.extend({ bounce: z.object({ message: Said, type: z.string() }).partial().optional() }),
  ),
  eventOf('email.complained', Data),
  eventOf('email.failed', Data.extend({ failed: z.object({ reason: Said }).partial().optional() })),
  eventOf('email.suppressed', Data.extend({ suppressed: z.object({ message: Said }).partial().optional() })),
]);
export type MailEvent = z.infer<typeof MailEvent>;

function eventOf<Type extends string, Schema extends z.ZodType>(type: Type, data: Schema) {
  return z.object({ type: z.literal(type), created_at: z.coerce.date(), data });
}

/** What an event means for its mail and for the address it went to. */
export type Outcome = {
  readonly state: 'delivered' | 'bounced' | 'complained' | 'failed' | 'suppressed';
  /** what the other server said */
  readonly said: string | null;
  /** why nothing more may be sent there */
  readonly stops: 'bounced' | 'complained' | null;
};

/**
 * @returns what an event means. Only a bounce called permanent stops an address: a full mailbox gets emptied. What
 * Resend itself suppressed had bounced or been complained about there before.
 */
export function outcomeOf(event: MailEvent): Outcome {
  switch (event.type) {
    case 'email.delivered':
      return { state: 'delivered', said: null, stops: null };
    case 'email.bounced': {
      const { bounce } = event.data;
      const stops = bounce?.type === 'Permanent' ? 'bounced' : null;
      return { state: 'bounced', said: bounce?.message ?? null, stops };
    }
    case 'email.complained':
      return { state: 'complained', said: null, stops: 'complained' };
    case 'email.failed':
      return { state: 'failed', said: event.data.failed?.reason ?? null, stops: null };
    case 'email.suppressed':
      return { state: 'suppressed', said: event.data.suppressed?.message ?? null, stops: 'bounced' };
  }
}
