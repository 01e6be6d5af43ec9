/**
 * What a form sends for boxes, or inputs of files, of one name: nothing, one alone, or several.
 * @returns all of them, for the schema to judge.
 */
export function severalOf(sent: unknown): readonly unknown[] {
  return sent === undefined ? [] : [sent].flat();
}
