/** A web address as mail programs write it into text: bare, or in brackets after the words of its link. */
const LINK = /[<[(]?(https?:\/\/[^\s<>[\]()]+)[>\])]?/gi;
/** Whoever has such a link can stop its reader's mails; Outlook's Safe Links wraps it into another address. */
const STOPS_MAILS = /(?:\/|%2F)unsubscribe(?:\/|%2F)/i;
/** A quoted line that a mail program has wrapped is put together again from at most this many. */
const MOST_WRAPPED = 40;

/**
 * Finds answers that somebody wrote between the lines of a quotation without `>`, as Outlook leaves it, by comparing it with what
 * was sent. Only a whole line of what was sent is taken for quoted, each once: an answer may repeat words of its question.
 * @param sent the texts of the mails that may be quoted
 * @returns the lines that aren't theirs, without links that stop mails; none if no line is recognised
 */
export function answersBetween(quotation: readonly string[], sent: readonly string[]): readonly string[] {
  const left = countLines(sent);
  const words = quotation.map(wordsOf);
  const own: string[] = [];
  let recognised = 0;
  for (let at = 0; at < quotation.length; ) {
    const taken = takeLine(words, at, left);
    recognised += taken;
    if (taken === 0) own.push(withoutStopLinks(quotation[at] ?? ''));
    at += Math.max(1, taken);
  }
  return recognised === 0 ? [] : own;
}

/** @returns how often each line stands in what was sent: of two parts that say the same, as often as in one. */
function countLines(sent: readonly string[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const text of sent) {
    const here = new Map<string, number>();
    for (const line of text.split('\n').map(wordsOf)) here.set(line, (here.get(line) ?? 0) + 1);
    for (const [line, count] of here) most.set(line, Math.max(count, most.get(line) ?? 0));
  }
  most.delete('');
  return most;
}

/** @returns how many lines, put together, are one that was sent, which is then used up; 0: none. */
function takeLine(words: readonly string[], at: number, left: Map<string, number>): number {
  let whole = '';
  for (let count = 1; count <= MOST_WRAPPED; count += 1) {
    const line = words[at + count - 1] ?? '';
    if (line === '') return 0;
    whole = whole === '' ? line : `${whole} ${line}`;
    const times = left.get(whole) ?? 0;
    if (times === 0) continue;
    left.set(whole, times - 1);
    return count;
  }
  return 0;
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
