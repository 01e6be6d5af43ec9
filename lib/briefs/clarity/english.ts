/**
 * The words that hold English sentences together, except those that do the same in other languages: "a", "as", "do" and
 * "no" are Portuguese, "in", "is", "we" and "was" Dutch, "i", "on" and "by" Polish, "at" and "over" Danish.
 */
const COMMON = new Set(
  `the and of to for with from are be been it its this that these you she they our your my their if not does has have
  can should must each every any one when what which who where how than then there here before after about only just
  but because please need them into`
    .split(/\s+/)
    .filter(Boolean),
);
/** With fewer words than this, as in short notes and names, nothing can be said. */
const ENOUGH = 14;
/**
 * In English prose about 25 to 35 in a hundred words, in terse notes 13 and more; other languages reach 7 by accident.
 */
const SHARE = 0.1;

/**
 * @returns whether texts are English, judging by common words. The rules about words are written for English; for other
 * languages they say nothing rather than something wrong.
 */
export function isEnglish(texts: readonly string[]): boolean {
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}’']+/gu) ?? [];
  if (words.length < ENOUGH) return words.every((word) => /^[a-z’']+$/.test(word));
  return words.filter((word) => COMMON.has(word)).length / words.length >= SHARE;
}
