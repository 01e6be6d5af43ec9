import { Resend } from 'resend';
import { readBounded } from '@/lib/platform/bounded-body';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { MailEvent, settleMail } from '@/lib/platform/mail/settling';

/** An event says a few words about one mail. */
const MAX_BYTES = 256_000;

/** Resend tells what became of a mail. Signed over the raw body (Standard Webhooks); anything unsigned is refused. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (secret === undefined) return new Response('webhooks are not set up', { status: 404 });
  const payload = await readBounded(request, MAX_BYTES);
  if (payload === null) return new Response('too large', { status: 413 });
  let event: unknown;
  try {
    event = new Resend('re_unused_for_verifying').webhooks.verify({
      payload,
      headers: {
        id: request.headers.get('svix-id') ?? '',
        timestamp: request.headers.get('svix-timestamp') ?? '',
        signature: request.headers.get('svix-signature') ?? '',
      },
      webhookSecret: secret,
    });
  } catch {
    log.warn('a mail webhook with a wrong signature was refused');
    return new Response('wrong signature', { status: 400 });
  }
  const known = MailEvent.safeParse(event);
  if (known.success) await settleMail(known.data);
  return new Response(null, { status: 204 });
}
