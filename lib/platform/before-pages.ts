import { randomBytes, randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentPolicy } from '@/lib/platform/content-policy';
import { env } from '@/lib/platform/env';
import { PATH_HEADER, POLICY_HEADER, REQUEST_ID_HEADER } from '@/lib/platform/request-headers';

/** Node tells here of each request before any code of a server has seen it (nodejs.org/api/diagnostics_channel). */
const REQUESTS = 'http.server.request.start';

/** Not what is the same for everybody, nor route handlers, which answer with policies of their own. */
const NO_PAGE =
  /^\/(?:api\/|_next\/static|_next\/image|icon\.svg|favicon\.ico|icons\/|apple-icon|manifest\.webmanifest)/;

/**
 * Gives every page's request a policy with a nonce of its own, an id to find it by, and where it was going; called once,
 * before the server answers. As a proxy.ts of Next the same costs more than the barest page itself (docs/adr/0005).
 */
export function listenBeforePages(): void {
  subscribe(REQUESTS, (message) => {
    if (isRequestStart(message)) beforePage(message.request, message.response);
  });
}

/** Sets the headers that a page reads and those that its answer carries; what a browser sent under these names is replaced. */
export function beforePage(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  response: { setHeader(name: string, value: string): unknown },
): void {
  const url = request.url ?? '/';
  if (NO_PAGE.test(url)) return;
  const { NEXTAUTH_URL, NODE_ENV, TRUSTED_PROXY_HOPS } = env();
  const { headers } = request;
  headers[PATH_HEADER] = withoutFetchMark(url);
  // Only a proxy of ours may have named it already; anybody else could make two requests look like one.
  const given = TRUSTED_PROXY_HOPS > 0 ? headers[REQUEST_ID_HEADER] : undefined;
  const requestId = typeof given === 'string' ? given : randomUUID();
  headers[REQUEST_ID_HEADER] = requestId;
  const policy = contentPolicy({
    nonce: randomBytes(16).toString('base64'),
    isHttps: NEXTAUTH_URL.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
  });
  // Next reads the nonce from the request's policy and puts it on its scripts.
  headers[POLICY_HEADER] = policy;
  response.setHeader(POLICY_HEADER, policy);
  response.setHeader(REQUEST_ID_HEADER, requestId);
}

/** Next marks what it fetches for a page that is open already; the page's own address is without the mark. */
function withoutFetchMark(url: string): string {
  return url.includes('_rsc=')
    ? url.replace(/([?&])_rsc=[^&]*(&|$)/, (_, before, after) => (after ? before : ''))
    : url;
}

type RequestStart = { readonly request: IncomingMessage; readonly response: ServerResponse };

function isRequestStart(message: unknown): message is RequestStart {
  return typeof message === 'object' && message !== null && 'request' in message && 'response' in message;
}
