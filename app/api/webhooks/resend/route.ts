import { MailNews } from '@/lib/platform/mail/news';
import { settleMail } from '@/lib/platform/mail/settling';
import { readSignedNews } from '@/lib/platform/mail/signed-news';

/** Resend tells what became of a mail. Anything unsigned is refused; what isn't for us is taken and left at that. */
export async function POST(request: Request): Promise<Response> {
  const told = await readSignedNews(request);
  if (told instanceof Response) return told;
  const news = MailNews.safeParse(told.event);
  if (news.success) await settleMail(told.id, news.data);
  return new Response(null, { status: 204 });
}
