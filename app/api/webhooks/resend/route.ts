import { MailEvent } from '@/lib/platform/mail/mail-events';
import { ReceivedEvent } from '@/lib/platform/mail/receiving/received-event';
import { settleMail } from '@/lib/platform/mail/settling';
import { readSignedEvent } from '@/lib/platform/mail/signed-event';
import { noteReceived } from '@/lib/threads/replies/noting';

/**
 * Resend reports what became of a mail, and that one came in. Anything unsigned is refused; events that aren't for us
 * are accepted and ignored.
 */
export async function POST(request: Request): Promise<Response> {
  const signed = await readSignedEvent(request);
  if (signed instanceof Response) return signed;
  const event = MailEvent.safeParse(signed.event);
  if (event.success) await settleMail(signed.id, event.data);
  const received = ReceivedEvent.safeParse(signed.event);
  if (received.success) await noteReceived(received.data);
  return new Response(null, { status: 204 });
}
