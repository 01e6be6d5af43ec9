import { decoded } from '@/lib/platform/addresses/decoded';

const HERE = 'http://own.invalid';

/**
 * Where to go after signing in: only ever a page of our own.
 * @returns `wanted` as path, query and fragment if a browser would stay on our origin, else `fallback`. Browsers read
 * `\` as `/` and drop tabs and line breaks (WHATWG URL, 4.4), and some servers decode `%2f` before they redirect; all
 * of these are refused rather than repaired.
 */
export function ownPath(wanted: string | null | undefined, fallback = '/start'): string {
  if (!wanted || wanted.length > 2_000 || !wanted.startsWith('/')) return fallback;
  if (/[\\\s]/.test(wanted) || hasControls(wanted)) return fallback;
  const url = parse(wanted);
  if (!url || url.origin !== HERE || url.username !== '' || url.password !== '') return fallback;
  const path = decoded4(url.pathname);
  if (path === null || path.startsWith('//') || path.includes('\\') || hasControls(path)) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

function parse(path: string): URL | null {
  try {
    return new URL(path, HERE);
  } catch {
    return null;
  }
}

/** Undoes percent-encoding until nothing changes, at most four layers deep; null when it is malformed or deeper. */
function decoded4(path: string): string | null {
  let current = path;
  for (let layer = 0; layer < 4; layer += 1) {
    const next = decoded(current);
    if (next === null) return null;
    if (next === current) return current;
    current = next;
  }
  return null;
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the controls is the point
  return /[\u0000-\u001f\u007f-\u009f]/.test(text);
}
