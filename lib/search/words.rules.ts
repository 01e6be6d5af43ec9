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

/** Accents, and what tells the picture of a heart from its sign. */
const ACCENTS = String.raw`\u0300-\u036f\ufe00-\ufe0f\u{e0100}-\u{e01ef}`;
/** What counts as a letter or digit, but is written plainly with a sign or space in it: ½, ⑴, ﷺ. */
const PARTED = '¼-¾Ŀŀͺ⅐-⅟↉⑴-⒛㈠-㈩ﱞ-ﱣﷺﷻﹰﹲﹴﹶﹸﹺﹼﹾ🄀-🄊';
/** Letters, digits and the marks on them, in every script; all else parts words (docs/adr/0218). */
const LETTER = String.raw`(?![${PARTED}])[\p{L}\p{N}\p{Mn}\p{Mc}]`;
const WORD = new RegExp(`(?![${ACCENTS}])(?:${LETTER})+`, 'gu');
const ACCENT = new RegExp(`[${ACCENTS}]`, 'gu');

/**
 * @returns a text as it is searched: lower case without accents. The database's app.plain writes words the same way.
 */
export function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENT, '')
    .toLowerCase()
    .replace(/[ßæœøłđðħıς]/g, (letter) => WRITTEN_AS[letter] ?? letter);
}

/** A word where it stands in its text. */
export type Word = { readonly from: number; readonly to: number; readonly plain: string };

/** @returns a text's words in order, as app.plain parts them; what stands between them isn't part of any. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    plain: plainOf(word),
  }));
}
