import { Resend } from 'resend';
import { z } from 'zod';
import { readBounded } from '@/lib/platform/bounded-body';
import { env } from '@/lib/platform/env';
import { listedIn } from '@/lib/platform/listed-in';
import { log } from '@/lib/platform/log';

/** News of one mail is a few words; of a received one, also the names of what is attached. */
const MAX_BYTES = 256_000;

export type SignedNews = {
  /** of this piece of news: the same however often it is told */
  readonly id: string;
  readonly event: unknown;
};

/**
 * Reads what the mail service tells, if it is signed (Standard Webhooks, over the raw body) by one of the secrets that are
 * good here: while one replaces another, there are two.
 * @returns the news, or the answer that refuses it.
 */
export async function readSignedNews(request: Request): Promise<SignedNews | Response> {
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

/** @returns the secrets by which news may be signed, as the settings list them. */
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
