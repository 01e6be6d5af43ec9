import { env } from '@/lib/platform/env';

/**
 * Whether a form was posted from one of our own pages. Server actions have this check built in; the few route
 * handlers that change something ask here.
 * @returns false when the browser says that another site sent it, or says nothing at all.
 */
export function isFromOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === new URL(env().NEXTAUTH_URL).host || host === request.headers.get('host');
}
