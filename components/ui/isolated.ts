const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * @returns a name, set apart within a sentence of ours (UAX #9, P2). Without that, a title would take its direction
 * from its first letter: one that begins with a name in Arabic would be read from the right, words and all.
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
