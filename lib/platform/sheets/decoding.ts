import { accept, type Result, refuse } from '@/lib/platform/result';

/** Far more than the allowed rows need. */
const MOST_BYTES = 2_000_000;

/**
 * Reads a text file's bytes as spreadsheets write them: UTF-8, UTF-16 if its BOM says so, else the Windows encoding of
 * Western Europe, in which Excel still saves CSV.
 * @returns its text, or a refusal at `file`: `too_large` or `not_text`.
 */
export function decodeSheet(bytes: Uint8Array): Result<string> {
  if (bytes.length > MOST_BYTES) {
    return refuse('too_large', 'That file is too large for such a list: at most 2 MB.', 'file');
  }
  const text = decode(bytes);
  // text has no NUL: this is a spreadsheet, a picture or an archive
  if (text.includes('\u0000')) {
    return refuse(
      'not_text',
      'That is no CSV file. Save the sheet as CSV first, then choose that file.',
      'file',
    );
  }
  return accept(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
