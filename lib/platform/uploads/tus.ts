import { type Refusal, retryAfter } from '@/lib/platform/result';

/**
 * The tus protocol for resumable uploads, version 1.0.0 (tus.io/protocols/resumable-upload): what its headers mean, and
 * its responses. Its core and the extensions creation, termination and expiration; what an upload is, and whose, is the
 * domain's business.
 */
const VERSION = '1.0.0';
const EXTENSIONS = 'creation,termination,expiration';
const PIECE_TYPE = 'application/offset+octet-stream';

/** What a browser says about a file before it sends it. */
export type Announced = { readonly sizeBytes: number; readonly metadata: ReadonlyMap<string, string> };
export type AnnouncedPiece = { readonly from: number; readonly length: number | null };

/** @returns the response to a request that doesn't speak the protocol, or null when it does. */
export function refuseOthers(headers: Headers): Response | null {
  if (headers.get('tus-resumable') === VERSION) return null;
  return answer(412, { 'tus-version': VERSION }, 'This address is for uploads (tus 1.0.0).');
}

/** @returns the announced file, or null when the headers don't say how large it is. */
export function readAnnounced(headers: Headers): Announced | null {
  const sizeBytes = wholeNumber(headers.get('upload-length'));
  if (sizeBytes === null) return null;
  const pairs = (headers.get('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '));
  const metadata = new Map(pairs.map(([key = '', value = '']) => [key, fromBase64(value)]));
  return { sizeBytes, metadata };
}

/** @returns where a piece begins and how long it is; null when the headers don't say, or have another content type. */
export function readPiece(headers: Headers): AnnouncedPiece | null {
  const from = wholeNumber(headers.get('upload-offset'));
  if (from === null || headers.get('content-type') !== PIECE_TYPE) return null;
  return { from, length: wholeNumber(headers.get('content-length')) };
}

/** @returns a response with the headers that every one must have; a text only for people. */
export function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  text?: string,
): Response {
  return new Response(text ?? null, {
    status,
    headers: {
      'tus-resumable': VERSION,
      'cache-control': 'no-store',
      ...(text !== undefined && { 'content-type': 'text/plain; charset=utf-8' }),
      ...headers,
    },
  });
}

/** @returns what this server can do. */
export function answerOptions(maxBytes: number): Response {
  return answer(204, {
    'tus-version': VERSION,
    'tus-extension': EXTENSIONS,
    'tus-max-size': String(maxBytes),
  });
}

/** By refusal code; anything not listed is forbidden. A client only retries after 409, 423 and 429. */
const STATUS: Readonly<Record<string, number>> = {
  signed_out: 401,
  account_erased: 401,
  not_found: 404,
  overtaken: 409,
  wrong_offset: 409,
  gone: 410,
  file_too_large: 413,
  too_long: 413,
  empty_file: 422,
  too_many: 429,
};

/** @returns the response that says why something was refused. */
export function answerRefused(refusal: Refusal): Response {
  return answer(STATUS[refusal.code] ?? 403, retryAfter(refusal), refusal.message);
}

function wholeNumber(text: string | null): number | null {
  if (text === null || !/^\d{1,15}$/.test(text)) return null;
  return Number(text);
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
