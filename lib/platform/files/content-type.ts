import { fileTypeFromBlob } from 'file-type';

/** Enough to tell text from bytes. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Reads a file's type from its content; its name and the browser's claim don't count (security.md, "Files").
 * @returns a media type; `text/plain` for text in UTF-8, `application/octet-stream` for anything unknown.
 */
export async function contentTypeOf(file: Blob): Promise<string> {
  const found = await fileTypeFromBlob(file);
  if (found) return found.mime;
  const sample = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  return isText(sample) ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

/** Text is valid UTF-8 without NUL; `stream` allows a letter to be cut at the end of the sample. */
function isText(sample: Uint8Array): boolean {
  if (sample.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
