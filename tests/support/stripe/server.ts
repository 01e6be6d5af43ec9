import { z } from 'zod';
import { startStripe } from './stand-in';

/** The local stand-in as a process of its own, for demo, development and browser tests (scripts/steps/parts.ts). */
const env = z
  .object({
    PORT: z.coerce.number().int().positive(),
    STRIPE_FILE: z.string().min(1),
    STRIPE_WEBHOOK_SECRET: z.string().min(1),
    EVENTS_URL: z.url(),
    /** where people reach its pages; left out: where it listens */
    PAGES_URL: z.url().optional(),
  })
  .parse(process.env);

const stripe = await startStripe({
  port: env.PORT,
  file: env.STRIPE_FILE,
  pagesUrl: env.PAGES_URL,
  webhook: {
    url: new URL('/api/webhooks/stripe', env.EVENTS_URL).href,
    secret: env.STRIPE_WEBHOOK_SECRET,
  },
});
process.stdout.write(`The stand-in for Stripe is at ${stripe.url}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await stripe.close();
    process.exit(0);
  });
}
