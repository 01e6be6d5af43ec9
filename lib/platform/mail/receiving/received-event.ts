import { z } from 'zod';

/** Resend's event for an incoming mail: who wrote to whom. Its content has to be fetched. */
export const ReceivedEvent = z.object({
  type: z.literal('email.received'),
  data: z.object({ email_id: z.string().min(1).max(200) }),
});
export type ReceivedEvent = z.infer<typeof ReceivedEvent>;
