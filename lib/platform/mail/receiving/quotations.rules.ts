/**
 * Finds what a mail's sender wrote themselves, by what every mail program writes, in whatever language: `>` before each quoted line, an
 * attribution line above it ("On …, … wrote:"), or the header block that Outlook puts above a quoted mail. When in doubt a line stays:
 * a line too many is easy to ignore, a line too few is half an answer.
 * @param ours addresses that our mail is sent from or answered to; without `>`, only what names one of them is taken for a quotation
 * @param amongSent finds the sender's own lines in a quotation without `>`, where answers may stand between the lines
 * @returns the pieces between the quotations, in order; some may be blank
 */
export function betweenQuotations(
  text: string,
  ours: readonly string[],
  amongSent: (lines: readonly string[]) => readonly string[] = () => [],
): readonly string[] {
  const lines = text.split('\n');
  const pieces: string[] = [];
  let piece: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const quoted = quotedAt(lines, at, ours);
    if (quoted === 'all below') {
      const below = amongSent(withoutHeads(lines.slice(at + headLines(lines, at)), ours));
      return [...pieces, aboveSeparator(piece).join('\n'), below.join('\n')];
    }
    if (quoted === 0) piece.push(lineAt(lines, at));
    else if (piece.length > 0) {
      pieces.push(piece.join('\n'));
      piece = [];
    }
    at += Math.max(1, quoted);
  }
  return [...pieces, piece.join('\n')];
}

/** @returns how many lines of a quotation start here; 0 for a line of the sender's own. */
function quotedAt(lines: readonly string[], at: number, ours: readonly string[]): number | 'all below' {
  if (isMarked(lineAt(lines, at))) return 1;
  if (isHeaderBlock(lines, at, ours)) return 'all below';
  const attribution = attributionAt(lines, at, ours);
  if (attribution === null) return 0;
  const below = lines.slice(at + attribution.lines, at + attribution.lines + MOST_BLANK).find(isWritten);
  if (below !== undefined && isMarked(below)) return attribution.lines;
  return tellsWhen(attribution.text) && namesOne(attribution.text, ours) ? 'all below' : 0;
}

/** The most blank lines between an attribution line and the quotation. */
const MOST_BLANK = 4;
/** Mail programs wrap these lines at about 78 characters; anything much longer isn't one, and isn't searched. */
const LONGEST = 400;
const MOST_WRAPPED = 3;

type Attribution = { readonly lines: number; readonly text: string };

/** @returns the attribution that starts on a line, perhaps wrapped: "On Fri, Nov 27, 2026 at 5:00 PM Handover <…> wrote:". */
function attributionAt(lines: readonly string[], at: number, ours: readonly string[]): Attribution | null {
  let text = '';
  for (let count = 1; count <= MOST_WRAPPED; count += 1) {
    const line = lineAt(lines, at + count - 1);
    if (!isWritten(line) || isMarked(line)) return null;
    text = `${text} ${line}`.trim();
    if (text.length > LONGEST || !(hasYear(text) || text.includes('<'))) return null;
    if (/[:：]\p{Cf}*$/u.test(text) && (tellsWhen(text) || namesOne(text, ours)))
      return { lines: count, text };
  }
  return null;
}

const FIELD = /^\s*\*?[\p{L}\p{M}][\p{L}\p{M} .'’-]{0,29}\*?\s*[:：]/u;
const FEWEST_FIELDS = 3;
const MOST_FIELDS = 8;

/** @returns whether a quoted mail's header block starts here: at least three fields in a row, whatever they are called. */
function isHeaderBlock(lines: readonly string[], at: number, ours: readonly string[]): boolean {
  const fields = fieldsAt(lines, at);
  return fields.length >= FEWEST_FIELDS && fields.some(tellsWhen) && namesOne(fields.join('\n'), ours);
}

function fieldsAt(lines: readonly string[], at: number): readonly string[] {
  const near = lines.slice(at, at + MOST_FIELDS);
  const end = near.findIndex((line) => line.length > LONGEST || !FIELD.test(line));
  return end < 0 ? near : near.slice(0, end);
}

/** @returns how many lines above a quotation without `>` introduce it. */
function headLines(lines: readonly string[], at: number): number {
  const fields = fieldsAt(lines, at).length;
  if (fields >= FEWEST_FIELDS) return fields;
  const end = lines.slice(at, at + MOST_WRAPPED).findIndex((line) => /[:：]\p{Cf}*\s*$/u.test(line));
  return end + 1;
}

/** @returns the lines of a quotation without what older ones in it are introduced by, and without what has a mark. */
function withoutHeads(lines: readonly string[], ours: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const head = isHeaderBlock(lines, at, ours) ? fieldsAt(lines, at).length : 0;
    const line = lineAt(lines, at);
    if (head === 0 && !isMarked(line) && !SEPARATOR.test(line)) left.push(line);
    at += Math.max(1, head);
  }
  return left;
}

const SEPARATOR = /^\s*(?:[_-]{5,}|-{3,}[^-]{1,60}-{3,})\s*$/;

/** @returns the lines without the separator that Outlook puts at their end. */
function aboveSeparator(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => isWritten(line) && !SEPARATOR.test(line)) + 1);
}

function lineAt(lines: readonly string[], at: number): string {
  return lines[at] ?? '';
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}

function isMarked(line: string): boolean {
  return /^\s*>/.test(line);
}

function namesOne(text: string, ours: readonly string[]): boolean {
  const small = text.toLowerCase();
  return ours.some((address) => small.includes(address.toLowerCase()));
}

/** A year or a short date, in any script's digits. */
function hasYear(text: string): boolean {
  return /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}/u.test(text);
}

function tellsWhen(text: string): boolean {
  return hasYear(text) && /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u.test(text);
}
