/**
 * @returns the first letters of a name's first and last word, or of its only word; nothing for a name without letters.
 */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).flatMap((word) => word.match(/\p{L}\p{M}*/u)?.[0] ?? []);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  // two letters of Arabic would join into a syllable
  return ends.join('\u200c').toLocaleUpperCase('en');
}
