import { wordsOf } from '@/lib/search/words.rules';

/** @returns whether every word of `text` begins a word of `name`, ignoring case and accents. */
export function startsWords(name: string, text: string): boolean {
  const words = wordsOf(name);
  return wordsOf(text).every((asked) => words.some((word) => word.plain.startsWith(asked.plain)));
}
