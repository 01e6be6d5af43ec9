/** A web address as mail programs write it into text: bare, or in brackets after the words of its link. */
const LINK = /[<[(]?(https?:\/\/[^\s<>[\]()]+)[>\])]?/gi;
/** Whoever has such a link can stop its reader's mails; Outlook's Safe Links wraps it into another address. */
const STOPS_MAILS = /(?:\/|%2F)unsubscribe(?:\/|%2F)/i;
/** A quoted line that a mail program has wrapped is put together again from at most this many. */
const MOST_WRAPPED = 40;

/**
 * Finds answers that somebody wrote between the lines of a quotation without `>`, as Outlook leaves it, by comparing it with what
 * was sent. Only a whole line of what was sent is taken for quoted, each once: an answer may repeat words of its question.
 * @param sent the mails that may be quoted, each as the texts of its parts
 * @returns the lines that aren't theirs, without links that stop mails; none if no mail is recognised
 */
export function answersBetween(
  quotation: readonly string[],
  sent: readonly (readonly string[])[],
): readonly string[] {
  const mails = sent.map((parts) => mostOf(parts.map(countLines)));
  const left = mostOf(mails);
  const words = quotation.map(wordsOf);
  const own: string[] = [];
  const recognised = new Set<string>();
  for (let at = 0; at < quotation.length; ) {
    const taken = takeLine(words, at, left);
    if (taken === null) own.push(withoutStopLinks(quotation[at] ?? ''));
    else recognised.add(taken.line);
    at += taken?.count ?? 1;
  }
  return recognised.size === 0 || isOfAnother(recognised, mails) ? [] : own;
}

/** By line, how often it stands in a text or mail; the last is its end. */
type Lines = ReadonlyMap<string, number>;

/**
 * Mails of one conversation share their heading and their end. What is quoted to its end, without a line that only one of them
 * has, is a mail that we no longer have.
 */
function isOfAnother(recognised: ReadonlySet<string>, mails: readonly Lines[]): boolean {
  const ends = new Set(mails.map((lines) => [...lines.keys()].at(-1)));
  const isOfOne = (line: string) => mails.filter((lines) => lines.has(line)).length === 1;
  const all = [...recognised];
  return all.some((line) => ends.has(line)) && !all.some(isOfOne);
}

function countLines(text: string): Lines {
  const counts = new Map<string, number>();
  for (const line of text.split('\n').map(wordsOf))
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** @returns how often each line stands in several: of two parts that say the same, as often as in one. */
function mostOf(several: readonly Lines[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const lines of several)
    for (const [line, count] of lines) most.set(line, Math.max(count, most.get(line) ?? 0));
  return most;
}

/** @returns the line of what was sent that begins here, perhaps wrapped; it is used up. Null: none does. */
function takeLine(
  words: readonly string[],
  at: number,
  left: Map<string, number>,
): { readonly line: string; readonly count: number } | null {
  let line = '';
  for (let count = 1; count <= MOST_WRAPPED; count += 1) {
    const next = words[at + count - 1] ?? '';
    if (next === '') return null;
    line = line === '' ? next : `${line} ${next}`;
    const times = left.get(line) ?? 0;
    if (times === 0) continue;
    left.set(line, times - 1);
    return { line, count };
  }
  return null;
}

/** @returns a line's words alone: programs change its spaces, marks and links. */
function wordsOf(line: string): string {
  return (
    line
      .replace(LINK, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}

function withoutStopLinks(line: string): string {
  return line.replace(LINK, (written, link: string) => (STOPS_MAILS.test(link) ? '' : written));
}
