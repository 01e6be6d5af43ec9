/** Lists and quotes that begin within one another on a single line: nobody writes half as many. */
const DEEPEST = 20;

/** What begins a list or a quote (CommonMark 0.31, 5.1 and 5.2). */
const BEGINS_ONE = /^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/;
/** A thematic break is written with the same characters. */
const LINE_ACROSS = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/**
 * Decides whether a text nests too deeply to be read as markdown: each layer is read again for every layer inside it,
 * so a message of twenty thousand characters could hold a server for a minute and end in no page at all.
 * @returns whether any line begins more nested lists and quotes than anybody means, or any paragraph has more signs
 * that could begin emphasis or a link within one another.
 */
export function nestsTooDeep(text: string): boolean {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return (
    lines.split('\n').some((line) => beginsTooMany(line)) ||
    lines.split(BETWEEN_PARAGRAPHS).some((paragraph) => countSigns(paragraph) > MOST_SIGNS)
  );
}

function beginsTooMany(line: string): boolean {
  return countBegun(line) > DEEPEST;
}

/** @returns how many lists and quotes begin within one another on a line; no more than one too many are counted. */
function countBegun(line: string): number {
  let rest = line;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const [begun] = BEGINS_ONE.exec(rest) ?? [];
    if (begun === undefined || LINE_ACROSS.test(rest)) return depth;
    rest = rest.slice(begun.length);
  }
  return DEEPEST + 1;
}

/**
 * @returns how many lines texts have that aren't empty; a list or quote that begins within another counts as a line of
 * its own, since each is laid out by itself.
 */
export function countLines(texts: readonly string[]): number {
  return texts
    .flatMap((text) => text.split(/\r\n?|\n/))
    .reduce((count, line) => count + (line.trim() === '' ? 0 : Math.max(1, countBegun(line))), 0);
}

/** Signs of emphasis and links in one paragraph. A reader goes back over all of them at each, to find its partner. */
const MOST_SIGNS = 300;
/** No emphasis and no link goes across a blank line, or into the next item of a list (CommonMark 0.31, 5.2). */
const BETWEEN_PARAGRAPHS = /\n(?:[ \t]*\n| {0,3}[-*+][ \t]+(?=\S))/;
/** Within a name_like_this, or between blanks, they are never signs of emphasis (CommonMark 0.31, 6.2). */
const NO_SIGNS = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])|(?<!\S)[*_]+(?!\S)/gu;
const SIGNS = /\[|\*{1,2}|_{1,2}/g;

function countSigns(paragraph: string): number {
  return paragraph.replace(NO_SIGNS, '').match(SIGNS)?.length ?? 0;
}

/** The part of a markdown tree (mdast) that says how deep it is. */
type Branch = { readonly children?: readonly Branch[] };

/** A list in a list is two layers. Printed on paper, a few hundred break the program that lays pages out. */
const MOST_LAYERS = 60;

/**
 * @returns whether a text that was read nests deeper than anybody means, however it is written: lists within lists by
 * their indentation, emphasis within emphasis.
 */
export function hasTooManyLayers(tree: Branch): boolean {
  let layer: readonly Branch[] = [tree];
  for (let depth = 0; depth <= MOST_LAYERS && layer.length > 0; depth += 1) {
    layer = layer.flatMap(({ children = [] }) => children);
  }
  return layer.length > 0;
}
