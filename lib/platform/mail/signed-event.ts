import { Resend } from 'resend';
import { z } from 'zod';
import { env } from '@/lib/platform/env/env';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { log } from '@/lib/platform/logging/log';
import { listedIn } from '@/lib/platform/text/listed-in';

/** An event about one mail is a few words; for a received one, also the names of its attachments. */
const MAX_BYTES = 256_000;

export type SignedEvent = {
  /** the event's id: the same however often it is sent */
  readonly id: string;
  readonly event: unknown;
};

/**
 * Reads an event from the mail service, if it is signed (Standard Webhooks, over the raw body) with one of our secrets:
 * there are two while one replaces another.
 * @returns the event, or the response that refuses it.
 */
export async function readSignedEvent(request: Request): Promise<SignedEvent | Response> {
  const secrets = webhookSecrets();
  if (secrets.length === 0) return new Response('webhooks are not set up', { status: 404 });
  const payload = await readBounded(request, MAX_BYTES);
  if (payload === null) return new Response('too large', { status: 413 });
  const headers = {
    id: request.headers.get('svix-id') ?? '',
    timestamp: request.headers.get('svix-timestamp') ?? '',
    signature: request.headers.get('svix-signature') ?? '',
  };
  for (const webhookSecret of secrets) {
    const event = verified({ payload, headers, webhookSecret });
    if (event !== null) return { id: headers.id, event };
  }
  log.warn('a mail webhook with a wrong signature was refused');
  return new Response('wrong signature', { status: 400 });
}

/** @returns the secrets that events may be signed with, from the settings. */
function webhookSecrets(): readonly string[] {
  return listedIn(env().RESEND_WEBHOOK_SECRET);
}

type Signed = Parameters<Resend['webhooks']['verify']>[0];

function verified(signed: Signed): unknown {
  try {
    return z
      .record(z.string(), z.unknown())
      .parse(new Resend('re_unused_for_verifying').webhooks.verify(signed));
  } catch {
    return null;
  }
}
