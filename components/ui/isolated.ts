const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * @returns a name as it stands within a sentence of ours. A title reads in the direction of its first letter, since people write them:
 * one that begins with a name in Arabic would be read from the right, words and all, unless the name is set apart (UAX #9, P2).
 */
export function isolated(name: string): string {
  return FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name;
}

/**
 * @returns a text with each of these names set apart, for paragraphs that may begin with one: theirs is the direction of
 * the words, not of the name.
 */
export function withIsolated(text: string, names: readonly string[]): string {
  return names.reduce((words, name) => words.replaceAll(name, isolated(name)), text);
}
