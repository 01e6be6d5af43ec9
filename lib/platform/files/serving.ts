import type { Readable } from 'node:stream';
import { log } from '@/lib/platform/log';
import { openFile } from '@/lib/platform/storage';
import { asAttachment } from './names';

/** Should a browser show it after all: no scripts, no forms, no origin (security.md, "Files"). */
export const SANDBOX = "default-src 'none'; sandbox";

type FileToServe = { readonly name: string; readonly contentType: string; readonly sha256: string };

/** @returns an answer that streams a stored file to be saved, or null when its bytes are not in the storage. */
export async function serveFile(file: FileToServe): Promise<Response | null> {
  const stored = await openFile(file.sha256);
  if (!stored) {
    log.error({ sha256: file.sha256 }, 'a recorded file is not in the storage');
    return null;
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

/** Reads only as fast as the browser takes it, and lets go of the file when it stops. */
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
