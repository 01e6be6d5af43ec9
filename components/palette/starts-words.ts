/** @returns whether every word of `text` begins a word of `name`, large or small, with or without accents. */
export function startsWords(name: string, text: string): boolean {
  const words = wordsOf(name);
  return wordsOf(text).every((asked) => words.some((word) => word.startsWith(asked)));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[\s\p{P}]+/u).filter((word) => word !== '');
}
