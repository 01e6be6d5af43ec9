import type { SearchQuery } from './query.rules';
import { type Word, wordsOf } from './words.rules';

/** A piece of a text, and whether it is a match. */
export type Piece = { readonly text: string; readonly isHit: boolean };

/** About how many letters are shown, and how many of them before the first match. */
const LENGTH = 220;
const LEAD = 60;
/** Out of this many matches, the one with the most others around it is chosen. */
const MOST_COMPARED = 50;

/**
 * Takes the part of a text with the most matches close together.
 * @returns it in pieces, so that nothing in a text is ever taken for markup; without a match, its beginning.
 */
export function excerptOf(text: string, asked: SearchQuery): readonly Piece[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const words = wordsOf(line);
  const hits = hitsAmong(words, asked);
  const [from, to] = boundsOf(line, words, bestOf(hits, asked));
  return [
    ...(from > 0 ? [{ text: '… ', isHit: false }] : []),
    ...pieces(line, hits, from, to),
    ...(to < line.length ? [{ text: ' …', isHit: false }] : []),
  ];
}

/**
 * @returns a text on one line: without markdown characters, and with a full stop between lines that end without one,
 * such as a brief's titles and points.
 */
export function inOneLine(text: string): string {
  return text
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/\*\*|~~|`/g, '')
    .trim()
    .replace(/([^\s.,:;!?…])[ \t]*\n\s*/g, '$1 · ')
    .replace(/\s+/g, ' ');
}

/** @returns a whole line, such as a title, in pieces. */
export function markedLine(line: string, asked: SearchQuery): readonly Piece[] {
  return pieces(line, hitsAmong(wordsOf(line), asked), 0, line.length);
}

function hitsAmong(words: readonly Word[], { begins, phrases }: SearchQuery): readonly Word[] {
  const isBegun = ({ plain }: Word) =>
    begins.some((begin) => (begin.length > 1 ? plain.startsWith(begin) : plain === begin));
  /** whether a phrase begins at this word, or at most its length before it, and covers it */
  const isInPhrase = (index: number) =>
    phrases.some((phrase) =>
      phrase.some((_, at) => phrase.every((part, offset) => words[index - at + offset]?.plain === part)),
    );
  return words.filter((word, index) => isBegun(word) || isInPhrase(index));
}

function pieces(line: string, hits: readonly Word[], from: number, to: number): readonly Piece[] {
  const cut: Piece[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < from || hit.to > to) continue;
    if (hit.from > at) cut.push({ text: line.slice(at, hit.from), isHit: false });
    cut.push({ text: line.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  return at < to ? [...cut, { text: line.slice(at, to), isHit: false }] : cut;
}

/** The match after which, within an excerpt's length, the most different search terms occur. */
function bestOf(hits: readonly Word[], { begins, phrases }: SearchQuery): Word | undefined {
  const things = [...begins, ...phrases.map(([first = '']) => first)];
  const countFrom = (start: Word) => {
    const near = hits.filter((hit) => hit.from >= start.from && hit.to <= start.from + LENGTH - LEAD);
    return things.filter((thing) => near.some(({ plain }) => plain.startsWith(thing))).length;
  };
  return hits
    .slice(0, MOST_COMPARED)
    .map((hit) => ({ hit, count: countFrom(hit) }))
    .reduce<{ hit: Word; count: number } | undefined>(
      (best, each) => (best && best.count >= each.count ? best : each),
      undefined,
    )?.hit;
}

/** Where an excerpt begins and ends: never within a word. */
function boundsOf(line: string, words: readonly Word[], start: Word | undefined): readonly [number, number] {
  const wanted = Math.max(0, (start?.from ?? 0) - LEAD);
  const from = wanted === 0 ? 0 : (words.find((word) => word.from >= wanted)?.from ?? 0);
  if (line.length <= from + LENGTH) return [from, line.length];
  const last = words.findLast((word) => word.from > from && word.to <= from + LENGTH);
  return [from, last?.to ?? from + LENGTH];
}
