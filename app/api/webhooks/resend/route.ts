import { Resend } from 'resend';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { MailEvent, settleMail } from '@/lib/platform/mail/settling';

/** Resend tells what became of a mail. Signed over the raw body (Standard Webhooks); anything unsigned is refused. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (secret === undefined) return new Response('webhooks are not set up', { status: 404 });
  const payload = await request.text();
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
