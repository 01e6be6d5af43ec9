import { z } from 'zod';
import { startResend } from './stand-in';

/** The local stand-in as a process of its own, for demo, development and browser tests (scripts/steps/parts.ts). */
const env = z
  .object({
    PORT: z.coerce.number().int().positive(),
    MAILBOX_DIR: z.string().min(1),
    RESEND_API_KEY: z.string().min(1),
    RESEND_WEBHOOK_SECRET: z.string().min(1),
    EVENTS_URL: z.url(),
  })
  .parse(process.env);

const resend = await startResend({
  port: env.PORT,
  folder: env.MAILBOX_DIR,
  apiKey: env.RESEND_API_KEY,
  webhook: {
    url: new URL('/api/webhooks/resend', env.EVENTS_URL).href,
    secret: env.RESEND_WEBHOOK_SECRET,
  },
});
process.stdout.write(`The local mailbox is at ${resend.url}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await resend.close();
    process.exit(0);
  });
}
