const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a text between characters as people see them (Unicode UAX 29): never within an emoji, of which PostgreSQL would
 * refuse the half, nor between a letter and its accent.
 * @param most UTF-16 code units, as `length` counts them
 * @returns as much of the text's beginning as fits.
 */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, CHARACTERS.segment(text).containing(most)?.index ?? most);
}

/** @returns the text itself, or its beginning with an ellipsis, in at most `most` UTF-16 code units. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${beginningOf(text, most - 1).trimEnd()}…`;
}
