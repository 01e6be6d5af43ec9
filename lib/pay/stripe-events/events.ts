import Stripe from 'stripe';
import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { enqueue } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { webhookSecrets } from '../stripe/client';
import { takeEvent } from './events.jobs';

/** An event carries one Stripe object; the largest have some tens of kilobytes. */
const MAX_BYTES = 1_000_000;

/** The part of an event that is read: which object to look at. Snapshots carry that object, thin events only its id. */
const Snapshot = z.object({
  id: z.string().min(1).max(255),
  type: z.string().max(200),
  account: z.string().max(255).optional(),
  data: z.object({ object: z.object({ id: z.string().max(255).default('') }) }),
});

/** docs.stripe.com/event-destinations#thin-payload */
const Thin = z.object({
  object: z.literal('v2.core.event'),
  id: z.string().min(1).max(255),
  type: z.string().max(200),
  /** in whose account it happened; null: in our own */
  context: z.string().max(255).nullish(),
  related_object: z.object({ id: z.string().max(255).default('') }).nullish(),
});

const Hint = z.union([
  Thin.transform(({ id, type, context, related_object: subject }) => ({
    id,
    type,
    accountId: accountIn(context ?? ''),
    objectId: subject?.id ?? '',
  })),
  Snapshot.transform(({ id, type, account = null, data }) => ({
    id,
    type,
    accountId: account,
    objectId: data.object.id,
  })),
]);

/** @returns the account that a context ends in: an organisation's names it after the organisation. */
function accountIn(context: string): string | null {
  return context.split('/').findLast((part) => part.startsWith('acct_')) ?? null;
}

/**
 * Takes a Stripe event, of either version of its API: signed over the raw body with one of our secrets, recorded once,
 * and processed by a job. Its content isn't trusted.
 * @returns the response for Stripe. Signed, in a form we don't know: accepted, since sending it again changes nothing.
 */
export async function receiveEvent(request: Request): Promise<Response> {
  const secrets = webhookSecrets();
  if (secrets.length === 0) return new Response('webhooks are not set up', { status: 404 });
  const payload = await readBounded(request, MAX_BYTES);
  if (payload === null) return new Response('too large', { status: 413 });
  const signature = request.headers.get('stripe-signature') ?? '';
  if (!secrets.some((secret) => isSigned(payload, signature, secret))) {
    log.warn('a webhook of Stripe’s with a wrong signature was refused');
    return new Response('wrong signature', { status: 400 });
  }
  const hint = Hint.safeParse(jsonOf(payload));
  if (!hint.success) {
    log.warn('a signed webhook of Stripe’s is in a form that isn’t known here, and was left alone');
    return new Response(null, { status: 200 });
  }
  const { id } = hint.data;
  await withActor({ kind: 'stripe' }, async (tx) => {
    const event = { ...hint.data, receivedAt: now() };
    const noted = await tx.stripeEvent.createMany({ data: event, skipDuplicates: true });
    if (noted.count > 0) await enqueue(tx, takeEvent, { id }, { key: `stripe:${id}` });
  });
  return new Response(null, { status: 200 });
}

function isSigned(payload: string, signature: string, secret: string): boolean {
  const { signature: check, DEFAULT_TOLERANCE } = Stripe.webhooks;
  if (!check) throw new Error('this version of Stripe’s SDK can’t check signatures');
  try {
    return check.verifyHeader(payload, signature, secret, DEFAULT_TOLERANCE);
  } catch {
    // it may have been signed with another of the secrets
    return false;
  }
}

function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
