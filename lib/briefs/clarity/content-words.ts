/** Words without meaning of their own here: grammar, forms of "done", and praise. */
const EMPTY = new Set(
  `a an the and or of to in for on with at from by is are was be been being it this that these we our my your us i you
  will should must can get got has have had do does done did complete completed finish finished ready set up out off all
  everything fully been properly correctly successfully well good great nice nicely tidy better new date engaging some
  any so as who which there now been taken care handle handled`
    .split(/\s+/)
    .filter(Boolean),
);

/** @returns the words that carry the meaning, without their endings. */
export function contentOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stem));
}

/**
 * @returns a word without its commonest English endings: just enough to match "invoices are chased" with "chase
 * invoices".
 */
function stem(word: string): string {
  if (word.length <= 3) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?:ings?|ed|es|s|e)$/, '')
    .replace(/([bdglmnprt])\1$/, '$1');
}
