/** Lists and quotes that begin within one another on a single line: nobody writes half as many. */
const DEEPEST = 20;

/** What begins a list or a quote (CommonMark 0.31, 5.1 and 5.2). */
const BEGINS_ONE = /^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/;
/** A line across the page is written with the same signs. */
const LINE_ACROSS = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/**
 * Decides whether a text nests so deep that it isn't read as markdown: each layer is read anew for every layer in it, so that a message
 * of twenty thousand characters can hold a server for a minute, and end in no page at all.
 * @returns whether any line begins more lists and quotes within one another than anybody means.
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
