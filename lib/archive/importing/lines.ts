import { refuseUnless } from '../refusing';

/** The longest row that Handover writes, a signed text with its terms, has some hundred kB. */
const LONGEST_LINE = 8 * 1024 * 1024;

/** @returns an entry's lines one by one. @throws ArchiveRefused for one that can't be a row of ours */
export async function* linesOf(name: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    refuseUnless(rest.length <= LONGEST_LINE, `"${name}" has a row that is too long`);
    yield* lines;
  }
  refuseUnless(rest + decoder.decode() === '', `"${name}" ends in the middle of a row`);
}

/** @returns the content of a line. @throws ArchiveRefused unless it is an object with exactly these keys. */
export function objectIn(
  name: string,
  line: string,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    json = null;
  }
  refuseUnless(
    typeof json === 'object' && json !== null && !Array.isArray(json),
    `"${name}" has a row that is none`,
  );
  const found = Object.keys(json);
  const isSame = found.length === keys.length && found.sort().every((key, place) => key === keys[place]);
  refuseUnless(isSame, `"${name}" has a row with other columns than its manifest says`);
  return { ...json };
}
