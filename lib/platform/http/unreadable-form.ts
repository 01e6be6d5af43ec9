import type { IncomingHttpHeaders } from 'node:http';

/** Where a form that no page can read is answered instead. */
export const UNREADABLE_FORM = '/api/unreadable-form';

const BOUNDARY = /;\s*boundary=(?:"[^"]+"|[^\s";]+)/i;

/**
 * Decides whether Next would fail on a form that is posted to a page, before any code of ours has seen it (500, and an
 * error in our log): its parts have no boundary (RFC 2046, 5.1.1), its Origin isn't one or is hidden (`null`; RFC 6454, 7),
 * or it comes from another site's page. Programs send such forms; a browser with a page of ours doesn't.
 */
export function isUnreadableForm({
  method,
  headers,
}: {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}): boolean {
  if (method !== 'POST') return false;
  const isMultipart = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  if (!isMultipart && headers['next-action'] === undefined) return false;
  return (
    (isMultipart && !BOUNDARY.test(headers['content-type'] ?? '')) ||
    (headers.origin !== undefined && !URL.canParse(headers.origin)) ||
    headers['sec-fetch-site'] === 'cross-site'
  );
}
