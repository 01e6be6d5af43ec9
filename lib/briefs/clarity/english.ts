/** The words that hold English sentences together; no other language uses many of them. */
const COMMON = new Set(
  `the a an and or of to in for on with at from by is are was be been it its this that these we you i he she they our
  your my their his her as if not no do does have has will can should must each every all any one when what which who
  where how than then there here before after about over under out up only just so but because please need them us me`
    .split(/\s+/)
    .filter(Boolean),
);
/** Below this many words, short notes and names, there is nothing to go by. */
const ENOUGH = 14;
/** English prose has about 40 to 50 in a hundred, terse lists about 20; German and Spanish have one or two by accident. */
const SHARE = 0.12;

/**
 * @returns whether texts are English as far as one can tell by their common words. The rules about words are written for
 * English, and say nothing about other languages rather than something wrong.
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
