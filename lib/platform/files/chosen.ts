/**
 * What a form sends for an input of files: nothing, one, several, or, where it was left alone, an empty one, which a
 * browser names '' and React's own way of sending "undefined".
 * @returns all that somebody chose; what isn't a file is left for the schema to refuse.
 */
export function chosenFiles(sent: unknown): readonly unknown[] {
  return (sent === undefined ? [] : [sent].flat()).filter((file) => !isLeftAlone(file));
}

function isLeftAlone(sent: unknown): boolean {
  return sent === '' || (sent instanceof File && sent.size === 0 && ['', 'undefined'].includes(sent.name));
}
