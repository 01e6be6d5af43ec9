import type { Readable } from 'node:stream';
import { log } from '@/lib/platform/logging/log';
import { openFile, openPart, sizeOfFile } from '@/lib/platform/storage';
import { asAttachment } from './names';
import { partAsked } from './range.rules';

/** In case a browser shows it after all: no scripts, no forms, no origin (security.md, "Files"). */
export const SANDBOX = "default-src 'none'; sandbox";

type FileToServe = { readonly name: string; readonly contentType: string; readonly sha256: string };

/**
 * @param request what was asked for: one range of bytes is answered with that part (RFC 9110, 14), so that a download
 * that broke off goes on where it was
 * @returns a response that streams a stored file to be saved. If its bytes aren't in the storage, or the
 * storage can't be reached, it says so: to answer as for somebody else's file would be untrue.
 */
export async function serveFile(file: FileToServe, request: Pick<Request, 'headers'>): Promise<Response> {
  try {
    return (await answerWith(file, request.headers)) ?? isLost(file);
  } catch (error) {
    log.error({ err: error, sha256: file.sha256 }, 'the file storage can’t be reached');
    return saysOnly(
      503,
      `“${file.name}” is kept, but the place where files are can’t be reached at the moment. Try again in a minute; if that doesn’t help, tell whoever runs this Handover.`,
    );
  }
}

/**
 * @returns whether a request asks for the rest of a file of which somebody already has a part: it names the very bytes,
 * as only an answer of ours does (RFC 9110, 13.1.5).
 */
export function isForTheRestOf(
  { sha256 }: Pick<FileToServe, 'sha256'>,
  { headers }: Pick<Request, 'headers'>,
): boolean {
  return headers.get('range') !== null && headers.get('if-range') === etagOf(sha256);
}

/**
 * @returns whether somebody has all of a file once they have an answer: it is the whole of it, or the rest of one that
 * they have begun. An answer to HEAD carries nothing, and a viewer that turns to a page takes a part.
 */
export function givesAllOf(
  file: Pick<FileToServe, 'sha256'>,
  request: Pick<Request, 'headers' | 'method'>,
  answer: Pick<Response, 'headers' | 'status'>,
): boolean {
  if (request.method === 'HEAD') return false;
  if (answer.status === 200) return true;
  const [, first, last, size] =
    /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? [];
  if (answer.status !== 206 || Number(last) !== Number(size) - 1) return false;
  return first === '0' || isForTheRestOf(file, request);
}

const etagOf = (sha256: string) => `"${sha256}"`;

/** @returns the file or the part that was asked for; null when its bytes are nowhere. */
async function answerWith(file: FileToServe, asked: Headers): Promise<Response | null> {
  const etag = etagOf(file.sha256);
  const [range, ifRange] = [asked.get('range'), asked.get('if-range')];
  const sizeBytes = range === null ? null : await sizeOfFile(file.sha256);
  const part = sizeBytes === null ? 'whole' : partAsked({ range, ifRange }, { etag, sizeBytes });
  if (part === 'outside') return endsBefore(file, sizeBytes ?? 0);
  if (part === 'whole' || sizeBytes === null) {
    const stored = await openFile(file.sha256);
    return stored && new Response(toWeb(stored.stream), { headers: headersOf(file, etag, stored.sizeBytes) });
  }
  const stream = await openPart(file.sha256, part, sizeBytes);
  if (!stream) return null;
  const headers = headersOf(file, etag, part.last - part.first + 1);
  headers.set('content-range', `bytes ${part.first}-${part.last}/${sizeBytes}`);
  return new Response(toWeb(stream), { status: 206, headers });
}

function headersOf(file: FileToServe, etag: string, length: number): Headers {
  return new Headers({
    'content-type': file.contentType,
    'content-length': String(length),
    'content-disposition': asAttachment(file.name),
    'content-security-policy': SANDBOX,
    'x-content-type-options': 'nosniff',
    etag,
    'accept-ranges': 'bytes',
    // Next would compress text on its way, and a range of the file isn't one of what comes out of that
    'cache-control': 'private, no-store, no-transform',
  });
}

function endsBefore(file: FileToServe, sizeBytes: number): Response {
  const answer = saysOnly(416, `“${file.name}” ends before that: it has ${sizeBytes} bytes.`);
  answer.headers.set('content-range', `bytes */${sizeBytes}`);
  return answer;
}

function isLost(file: FileToServe): Response {
  log.error({ sha256: file.sha256 }, 'a recorded file is not in the storage');
  return saysOnly(
    503,
    `“${file.name}” is on record, but can’t be found where files are kept. Whoever runs this Handover can bring it back from a back-up: tell them. A copy that was e-mailed to you is the same file.`,
  );
}

/** @returns a text response, for a reader who followed a link to a file. */
export function saysOnly(status: number, words: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(words, { status, headers });
}

/** @returns the response for a file that isn't there, or that its reader may not see. */
export function noFile(): Response {
  return saysOnly(404, 'That file isn’t here, or it isn’t yours to see.');
}

/** Reads only as fast as the browser takes it, and closes the file when the browser stops. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => {
      stream.destroy();
    },
  });
}
