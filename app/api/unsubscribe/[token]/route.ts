import { unsubscribe } from '@/lib/notifications/choosing/unsubscribing';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { readUnsubscribeToken } from '@/lib/platform/mail/unsubscribe-links';

type Context = { readonly params: Promise<{ readonly token: string }> };

/** `List-Unsubscribe=One-Click`, and a little more from our own page. */
const MAX_BYTES = 2_000;

/**
 * Stops a kind of mail to one person, without a session: a mail program posts here when its reader presses
 * "Unsubscribe" (RFC 8058), and so does our own page. GET stops nothing, since programs open links by themselves.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const stops = readUnsubscribeToken(token);
  if (!stops) return new Response('This link is not complete.', { status: 404 });
  const body = await formOf(request);
  if (body?.get('List-Unsubscribe') !== 'One-Click')
    return new Response('Nothing was asked for.', { status: 400 });
  const stopped = await unsubscribe(stops);
  if (body.get('from') === 'page')
    return seeOther(`${addresses.unsubscribe(token)}?${stopped.ok ? 'stopped' : stopped.refusal.code}`);
  return new Response(stopped.ok ? 'Stopped.' : stopped.refusal.message, { status: stopped.ok ? 200 : 403 });
}

/** Both kinds of form that RFC 8058 names (3.1). @returns null for anything else, or when it is too long. */
async function formOf(request: Request): Promise<FormData | null> {
  const body = await readBounded(request, MAX_BYTES);
  const type = request.headers.get('content-type');
  if (body === null || type === null) return null;
  return new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
}

/** Whoever opens the address of the header by hand gets to the page with the button. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return seeOther(addresses.unsubscribe((await params).token));
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: absolute(path) } });
}
