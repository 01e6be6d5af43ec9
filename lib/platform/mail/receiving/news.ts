import { z } from 'zod';

/** Resend's event for a mail that came in: who wrote to whom. What it says is asked for. */
export const ReceivedNews = z.object({
  type: z.literal('email.received'),
  data: z.object({ email_id: z.string().min(1).max(200) }),
});
export type ReceivedNews = z.infer<typeof ReceivedNews>;
