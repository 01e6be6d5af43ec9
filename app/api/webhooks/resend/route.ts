import { MailNews } from '@/lib/platform/mail/news';
import { ReceivedNews } from '@/lib/platform/mail/receiving/news';
import { settleMail } from '@/lib/platform/mail/settling';
import { readSignedNews } from '@/lib/platform/mail/signed-news';
import { noteReceived } from '@/lib/threads/replies/noting';

/**
 * Resend reports what became of a mail, and that one came in. Anything unsigned is refused; events that aren't for us
 * are accepted and ignored.
 */
export async function POST(request: Request): Promise<Response> {
  const told = await readSignedNews(request);
  if (told instanceof Response) return told;
  const news = MailNews.safeParse(told.event);
  if (news.success) await settleMail(told.id, news.data);
  const received = ReceivedNews.safeParse(told.event);
  if (received.success) await noteReceived(received.data);
  return new Response(null, { status: 204 });
}
