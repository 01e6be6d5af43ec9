import { randomBytes, randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decoded } from '@/lib/platform/addresses/decoded';
import { env } from '@/lib/platform/env/env';
import { contentPolicy, REPORTING_ENDPOINTS } from '@/lib/platform/http/content-policy';
import {
  PATH_HEADER,
  POLICY_HEADER,
  REPORTING_HEADER,
  REQUEST_ID,
  REQUEST_ID_HEADER,
} from '@/lib/platform/http/request-headers';
import { SECURITY_HEADERS } from '@/lib/platform/http/security-headers';
import { answerWhenUnreadable, isUnreadableForm, UNREADABLE_FORM } from '@/lib/platform/http/unreadable-form';
import { beginWork } from '@/lib/platform/logging/work';
import { watchRequest } from '@/lib/platform/observing/requests';
import type { RouteOf } from '@/lib/platform/observing/routes';

/**
 * Node publishes each request here before any of the server's code has seen it (nodejs.org/api/diagnostics_channel).
 */
const REQUESTS = 'http.server.request.start';

/**
 * What is the same for everybody, by exact name: an address that only begins like one (phones ask for
 * /apple-touch-icon-precomposed.png) leads to the not-found page.
 */
const NOBODYS =
  /^\/(?:_next\/static\/[^?]|(?:icon\.svg|favicon\.ico|apple-touch-icon\.png|manifest\.webmanifest|icons\/handover-[a-z0-9-]+\.png)(?:\?|$))/;

/**
 * A method that a Request can't be made of (fetch.spec.whatwg.org, "forbidden method"): Next tries, and answers with a
 * 500. Renamed to a method that doesn't exist, it is refused like any other that isn't served.
 */
const NEVER_MADE = 'TRACE';

const SECURE = Object.entries(SECURITY_HEADERS);

/** Route handlers answer with policies of their own. */
const NO_PAGE = /^\/api\//;

/**
 * Gives every page request a policy with its own nonce, an id to find it by, and where it was going; called once,
 * before the server answers. As Next's proxy.ts the same costs more than the barest page itself (docs/adr/0005).
 * Everything that follows from a request is from here on known to belong to it, and the request is watched to its end.
 */
export function listenBeforePages(routeOf: RouteOf): void {
  const ready = ({ request, response }: RequestStart) => {
    const work = { requestId: beforePage(request, response) };
    watchRequest(request, response, { work, routeOf });
    answerWhenUnreadable(request, response);
    return work;
  };
  for (const early of globalThis.handoverEarlyRequests ?? []) {
    // while the server gets ready, Next answers by itself for anything but our pages: there is nothing left to say
    if (isRequestStart(early) && !early.response.headersSent) ready(early);
  }
  globalThis.handoverEarlyRequests = undefined;
  subscribe(REQUESTS, (message) => {
    if (isRequestStart(message)) beginWork(ready(message));
  });
}

declare global {
  /** set for requests that came before the server was ready (scripts/before-serving.mjs); undefined afterwards */
  var handoverEarlyRequests: unknown[] | undefined;
}

/**
 * Sets the headers that a page reads and those that its answer carries. What a browser sent under these names is
 * replaced, and so is an address that can't be read, and that of a page to which a form was posted that can't be.
 * @returns the request's id; undefined for what is the same for everybody.
 */
export function beforePage(
  request: Pick<IncomingMessage, 'url' | 'headers' | 'method'>,
  response: { setHeader(name: string, value: string): unknown },
): string | undefined {
  const url = decodable(fromRoot(request.url ?? '/'));
  request.url = url;
  if (request.method === NEVER_MADE) request.method = 'UNKNOWN';
  const path = pathOf(url);
  if (NOBODYS.test(path)) return undefined;
  const { NEXTAUTH_URL, NODE_ENV, TRUSTED_PROXY_HOPS } = env();
  const { headers } = request;
  // Only our own proxy may already have named it; anybody else could make two requests look like one.
  const given = TRUSTED_PROXY_HOPS > 0 ? headers[REQUEST_ID_HEADER] : undefined;
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  headers[REQUEST_ID_HEADER] = requestId;
  response.setHeader(REQUEST_ID_HEADER, requestId);
  // next.config.ts's headers are missing from what Next answers by itself, such as redirects of a trailing slash
  for (const [name, value] of SECURE) response.setHeader(name, value);
  if (NO_PAGE.test(path)) return requestId;
  if (isUnreadableForm(request)) {
    request.url = UNREADABLE_FORM;
    return requestId;
  }
  headers[PATH_HEADER] = withoutFetchMark(url);
  const policy = contentPolicy({
    nonce: randomBytes(16).toString('base64'),
    isHttps: NEXTAUTH_URL.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
  });
  // Next reads the nonce from the request's policy and puts it on its scripts.
  headers[POLICY_HEADER] = policy;
  response.setHeader(POLICY_HEADER, policy);
  response.setHeader(REPORTING_HEADER, REPORTING_ENDPOINTS);
  return requestId;
}

/**
 * @returns the path a server goes by, with dot segments resolved (WHATWG URL, 4.4): /api/../inbox and
 * /_next/static/%2e%2e/%2e%2e/inbox are the inbox, and would reach it with whatever a browser sends under our header
 * names.
 */
function pathOf(url: string): string {
  const isPlain = !/\/\.|%2e|\\/i.test(url);
  return isPlain ? url : (URL.parse(url, 'http://own.invalid')?.pathname ?? url);
}

/**
 * @returns an address as Next reads it, from its root on. HTTP also allows a whole URL, as sent to a proxy (RFC 9112,
 * 3.2.2), and `*`, which makes Next fail.
 */
function fromRoot(url: string): string {
  if (url.startsWith('/')) return url;
  const whole = URL.parse(url);
  return whole === null ? `/${url}` : `${whole.pathname}${whole.search}`;
}

/**
 * @returns an address whose path can be decoded. One that can't is read literally and leads to the not-found page: Next
 * fails on it (500, and an error in our log), and vulnerability scanners send such addresses all day.
 */
function decodable(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return decoded(path) === null ? `${path.replaceAll('%', '%25')}${url.slice(path.length)}` : url;
}

/** Next marks what it fetches for a page that is already open; the page's own address doesn't have the mark. */
function withoutFetchMark(url: string): string {
  return url.includes('_rsc=')
    ? url.replace(/([?&])_rsc=[^&]*(&|$)/, (_, before, after) => (after ? before : ''))
    : url;
}

type RequestStart = { readonly request: IncomingMessage; readonly response: ServerResponse };

function isRequestStart(message: unknown): message is RequestStart {
  return typeof message === 'object' && message !== null && 'request' in message && 'response' in message;
}
