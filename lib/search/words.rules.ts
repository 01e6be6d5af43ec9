/** Letters that aren't another letter with an accent, and how they are written without. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  // a sigma at the end of a word
  ς: 'σ',
};

/**
 * @returns a text as it is searched: lower case without accents. The same as the database's app.plain, word for word.
 */
export function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßæœøłđðħıς]/g, (letter) => WRITTEN_AS[letter] ?? letter);
}

/** A word where it stands in its text. */
export type Word = { readonly from: number; readonly to: number; readonly plain: string };

/** @returns a text's words in order; what stands between them isn't part of any. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    plain: plainOf(word),
  }));
}
