/**
 * What a form sends for checkboxes, or file inputs, that share a name: nothing, one, or several.
 * @returns all of them, for the schema to judge.
 */
export function severalOf(sent: unknown): readonly unknown[] {
  return sent === undefined ? [] : [sent].flat();
}
