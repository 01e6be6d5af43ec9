import { serveCalendar } from '@/lib/calendar/serving';
import { countedNetwork, factsFrom } from '@/lib/platform/auth/request-facts';
import { Refused, retryAfter } from '@/lib/platform/result';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly token: string }> };

/** A person's calendar for a calendar program, by the secret in its address: no cookie is read or set. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { ip } = factsFrom(request.headers);
  try {
    const token = (await params).token.replace(/\.ics$/, '');
    const calendar = await serveCalendar(token, ip === null ? null : countedNetwork(ip));
    if (!calendar) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
    const { text, etag } = calendar;
    const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' };
    const known = request.headers.get('if-none-match')?.split(/,\s*/) ?? [];
    if (known.some((tag) => tag.replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers });
    return new Response(text, {
      headers: {
        ...headers,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="handover.ics"',
      },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const headers = { 'cache-control': 'no-store', ...retryAfter(error.refusal) };
    return new Response(error.message, { status: 429, headers });
  }
}
