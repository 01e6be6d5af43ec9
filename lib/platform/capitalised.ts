/** @returns words as a sentence or a label begins: their first letter is a capital, the rest as it was. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns words as a sentence goes on: their first letter is small, the rest as it was. */
export function uncapitalised(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
