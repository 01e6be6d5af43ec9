import Stripe from 'stripe';
import { z } from 'zod';
import { readBounded } from '@/lib/platform/bounded-body';
import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/log';
import { withActor } from '@/lib/platform/tenancy';
import { webhookSecrets } from './client';
import { takeEvent } from './events.jobs';

/** An event carries one Stripe object; the largest have some tens of kilobytes. */
const MAX_BYTES = 1_000_000;

/** The part of an event that is read: which object to look at. */
const Hint = z.object({
  id: z.string().min(1).max(255),
  type: z.string().max(200),
  account: z.string().max(255).optional(),
  data: z.object({ object: z.object({ id: z.string().max(255).default('') }) }),
});

/**
 * Takes a Stripe event: signed over the raw body with one of our secrets, recorded once, and processed by a job. Its
 * content isn't trusted.
 * @returns the response for Stripe.
 */
export async function receiveEvent(request: Request): Promise<Response> {
  const secrets = webhookSecrets();
  if (secrets.length === 0) return new Response('webhooks are not set up', { status: 404 });
  const payload = await readBounded(request, MAX_BYTES);
  if (payload === null) return new Response('too large', { status: 413 });
  const signature = request.headers.get('stripe-signature') ?? '';
  const hint = Hint.safeParse(verified(payload, signature, secrets));
  if (!hint.success) {
    log.warn('a webhook of Stripe’s with a wrong signature was refused');
    return new Response('wrong signature', { status: 400 });
  }
  const { id, type, account = null, data } = hint.data;
  await withActor({ kind: 'stripe' }, async (tx) => {
    const event = { id, type, objectId: data.object.id, accountId: account, receivedAt: now() };
    const noted = await tx.stripeEvent.createMany({ data: event, skipDuplicates: true });
    if (noted.count > 0) await enqueue(tx, takeEvent, { id }, { key: `stripe:${id}` });
  });
  return new Response(null, { status: 200 });
}

function verified(payload: string, signature: string, secrets: readonly string[]): unknown {
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(payload, signature, secret);
    } catch {
      // it may have been signed with another of the secrets
    }
  }
  return null;
}
