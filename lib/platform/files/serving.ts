import type { Readable } from 'node:stream';
import { log } from '@/lib/platform/log';
import { openFile } from '@/lib/platform/storage';
import { asAttachment } from './names';

/** In case a browser shows it after all: no scripts, no forms, no origin (security.md, "Files"). */
export const SANDBOX = "default-src 'none'; sandbox";

type FileToServe = { readonly name: string; readonly contentType: string; readonly sha256: string };

/**
 * @returns a response that streams a stored file to be saved. If its bytes aren't in the storage, or the
 * storage can't be reached, it says so: to answer as for somebody else's file would be untrue.
 */
export async function serveFile(file: FileToServe): Promise<Response> {
  const stored = await openFile(file.sha256).catch((error: unknown) => ({ error }));
  if (stored && 'error' in stored) {
    log.error({ err: stored.error, sha256: file.sha256 }, 'the file storage can’t be reached');
    return saysOnly(
      503,
      `“${file.name}” is kept, but the place where files are can’t be reached at the moment. Try again in a minute; if that doesn’t help, tell whoever runs this Handover.`,
    );
  }
  if (!stored) {
    log.error({ sha256: file.sha256 }, 'a recorded file is not in the storage');
    return saysOnly(
      503,
      `“${file.name}” is on record, but can’t be found where files are kept. Whoever runs this Handover can bring it back from a back-up: tell them. A copy that was mailed to you is the same file.`,
    );
  }
  return new Response(toWeb(stored.stream), {
    headers: {
      'content-type': file.contentType,
      'content-length': String(stored.sizeBytes),
      'content-disposition': asAttachment(file.name),
      'content-security-policy': SANDBOX,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
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
