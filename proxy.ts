import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentPolicy } from '@/lib/platform/content-policy';
import { env } from '@/lib/platform/env';
import { PATH_HEADER, REQUEST_ID_HEADER } from '@/lib/platform/request-headers';

/** Before every page: a policy with a nonce of its own, an id to find the request by, and where it was going. */
export function proxy(request: NextRequest): NextResponse {
  const { NEXTAUTH_URL, NODE_ENV, TRUSTED_PROXY_HOPS } = env();
  const headers = new Headers(request.headers);
  const { pathname, search } = request.nextUrl;
  headers.set(PATH_HEADER, `${pathname}${search}`);
  // Only a proxy of ours may have named it already; anybody else could make two requests look like one.
  const given = TRUSTED_PROXY_HOPS > 0 ? headers.get(REQUEST_ID_HEADER) : null;
  const requestId = given ?? randomUUID();
  headers.set(REQUEST_ID_HEADER, requestId);

  const policy = contentPolicy({
    nonce: randomBytes(16).toString('base64'),
    isHttps: NEXTAUTH_URL.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
  });
  // Next reads the nonce from the request's policy and puts it on its scripts.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

/** Not for what is the same for everybody, nor for route handlers, which answer with policies of their own. */
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|icon.svg|favicon.ico).*)'],
};
