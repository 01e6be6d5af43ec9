/** Lists and quotes that begin within one another on a single line: nobody writes half as many. */
const DEEPEST = 20;

/** What begins a list or a quote (CommonMark 0.31, 5.1 and 5.2). */
const BEGINS_ONE = /^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/;
/** A thematic break is written with the same characters. */
const LINE_ACROSS = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/**
 * Decides whether a text nests too deeply to be read as markdown: each layer is read again for every layer inside it,
 * so a message of twenty thousand characters could hold a server for a minute and end in no page at all.
 * @returns whether any line begins more nested lists and quotes than anybody means.
 */
export function nestsTooDeep(text: string): boolean {
  return text.split(/\r\n?|\n/).some((line) => beginsTooMany(line));
}

function beginsTooMany(line: string): boolean {
  let rest = line;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const [begun] = BEGINS_ONE.exec(rest) ?? [];
    if (begun === undefined || LINE_ACROSS.test(rest)) return false;
    rest = rest.slice(begun.length);
  }
  return true;
}
