import { env } from '../env/env';

/**
 * Decides whether one of our own pages made a request, for endpoints that rely on the cookie alone. Other sites' pages
 * can't forge either header (w3c/webappsec-fetch-metadata; RFC 6454).
 * @returns what Sec-Fetch-Site says; if a browser doesn't send it, or a proxy drops it, what Origin says.
 */
export function isOwnRequest(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return headers.get('origin') === new URL(env().NEXTAUTH_URL).origin;
}
