import type { Words } from './finding';

/** What isn't the writer's own sentence: code, addresses, quoted lines and quoted words. */
const NOT_OWN_WORDS = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]+`/g,
  /\bhttps?:\/\/\S+/gi,
  /^>.*$/gm,
  /“[^”\n]{1,200}”/g,
  /"[^"\n]{1,200}"/g,
  /‘[^’\n]{1,200}’(?!\w)/g,
];

/**
 * @returns the text with everything that isn't the writer's own sentence blanked out, all other letters still in their
 * places.
 */
export function ownWords(text: string): string {
  return NOT_OWN_WORDS.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => found.replace(/[^\n]/g, ' ')),
    text,
  );
}

/** @returns where a pattern occurs in a text. The pattern needs its `g` flag. */
export function wordsLike(text: string, pattern: RegExp): readonly Words[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    text: found,
    from: index,
    to: index + found.length,
  }));
}

/** @returns the matches in a text, without those inside a longer one: "as soon as possible" is one thing, not two. */
export function withoutOverlaps<Found extends { readonly words: Words }>(
  found: readonly Found[],
): readonly Found[] {
  const kept: Found[] = [];
  for (const each of [...found].sort((a, b) => b.words.text.length - a.words.text.length)) {
    const isFree = kept.every(({ words }) => each.words.to <= words.from || each.words.from >= words.to);
    if (isFree) kept.push(each);
  }
  return kept.sort((a, b) => a.words.from - b.words.from);
}

/** A list item begins with one of these, which isn't part of its sentence. */
const BULLET = /^\s*(?:[-*+•]|\d+[.)])\s+/;
/** A sentence ends where the next one begins with a capital; "e.g. this" and "5.5" don't end one. */
const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d])/u;

/** @returns the sentences of a text; each line is at least one. */
export function sentencesOf(text: string): readonly Words[] {
  const sentences: Words[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const bullet = BULLET.exec(line)?.[0].length ?? 0;
    let at = from + bullet;
    for (const sentence of line.slice(bullet).split(SENTENCE_END)) {
      const start = text.indexOf(sentence, at);
      if (sentence.trim() !== '')
        sentences.push({ text: sentence, from: start, to: start + sentence.length });
      at = start + sentence.length;
    }
    from += line.length + 1;
  }
  return sentences;
}

/** @returns how many words a text has; words joined by a hyphen or an apostrophe count as one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Nobody leaves more space than that between two sentences. */
const LOOKED_BACK = 80;

/**
 * @returns the text right before a position. Limited in length, since it is searched from its end for each word found.
 */
export function justBefore(text: string, from: number): string {
  return text.slice(Math.max(0, from - LOOKED_BACK), from);
}

/** @returns whether words are the first of a sentence. */
export function beginsSentence(text: string, from: number): boolean {
  return /(?:^|[.!?:]\s+|\n\s*(?:[-*+•]\s+|\d+[.)]\s+)?)$/.test(justBefore(text, from));
}
