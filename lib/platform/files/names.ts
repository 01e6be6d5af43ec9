import { cleanLine } from '@/lib/platform/actions/text';

const LONGEST = 150;
/** Characters with a special meaning in some path or shell (names like `CON` are handled by the browser). */
const NOT_IN_NAMES = /[/\\:*?"<>|]+/g;

/**
 * Cleans a file name from outside: one line, no path, no controls or bidirectional overrides, so that `invoice‮fdp.exe`
 * can't pass for a PDF.
 * @returns at most 150 characters, with the extension kept; "file" when nothing is left.
 */
export function cleanFileName(given: string): string {
  const plain = cleanLine(given)
    .replace(NOT_IN_NAMES, '-')
    .replace(/^[.\s-]+/, '')
    .replace(/[.\s]+$/, '');
  if (plain === '') return 'file';
  const letters = [...plain];
  if (letters.length <= LONGEST) return plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  const start = letters.slice(0, LONGEST - ending.length).join('');
  return `${start.replace(/[.\s]+$/, '')}${ending}`;
}

/**
 * @returns a `Content-Disposition` that makes a browser save, never open: the name once in ASCII for old clients and
 * once as it is (RFC 6266, 4.3; RFC 8187).
 */
export function asAttachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extValue(name)}`;
}

/** `encodeURIComponent` leaves four characters that RFC 8187 doesn't allow unescaped. */
function extValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
