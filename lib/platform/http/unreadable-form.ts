import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Where a form that no page can read is answered instead. */
export const UNREADABLE_FORM = '/api/unreadable-form';
/** How it is answered. */
const REFUSED = 400;
/** What is said of it. */
export const UNREADABLE_WORDS =
  'This form didn’t arrive as one of our pages sends it, so nothing was done. Go back, load the page again, and send it from there.';

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
  const isMultipart = hasParts(headers);
  if (!isMultipart && headers['next-action'] === undefined) return false;
  return (
    (isMultipart && !BOUNDARY.test(headers['content-type'] ?? '')) ||
    (headers.origin !== undefined && !URL.canParse(headers.origin)) ||
    headers['sec-fetch-site'] === 'cross-site'
  );
}

function hasParts(headers: IncomingHttpHeaders): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

/**
 * What Next's readers of forms (undici, and busboy where a page's scripts send it) say of parts that don't end as their
 * header says: the form was cut off, or its boundary is another.
 */
const NOT_READ = /^(?:Failed to parse body as FormData|Unexpected end of form)/;

/** The headers of requests whose form Next could not read. */
const notRead = new WeakSet<object>();

/**
 * Notes why a request failed, before it is answered.
 * @param headers the request's own, the very object
 * @returns whether it failed because its form can't be read.
 */
export function noteUnreadable(error: unknown, headers: object): boolean {
  const isUnreadable = error instanceof Error && NOT_READ.test(error.message);
  if (isUnreadable) notRead.add(headers);
  return isUnreadable;
}

/**
 * Answers a form in words, with a 400, that turns out to be unreadable while Next reads it: where it ends is known only at
 * its end, when Next answers with a 500. Nothing is read here, so no form is kept twice.
 */
export function answerWhenUnreadable(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): void {
  if (method !== 'POST' || !hasParts(headers)) return;
  const { writeHead, write, end } = response;
  const isUnreadable = () => notRead.has(headers);
  Object.assign(response, {
    writeHead: (...given: readonly unknown[]) => {
      if (!isUnreadable()) return Reflect.apply(writeHead, response, given);
      response.removeHeader('etag');
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.setHeader('content-length', Buffer.byteLength(UNREADABLE_WORDS));
      return Reflect.apply(writeHead, response, [REFUSED]);
    },
    write: (...given: readonly unknown[]) => isUnreadable() || Reflect.apply(write, response, given),
    end: (...given: readonly unknown[]) => {
      if (!isUnreadable()) return Reflect.apply(end, response, given);
      // Next has set its own beside the head that was sent, and the log goes by this
      response.statusCode = REFUSED;
      return Reflect.apply(end, response, [UNREADABLE_WORDS]);
    },
  });
}
