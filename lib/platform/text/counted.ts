/** @returns a count with its noun: "1 day", "2 days"; only for nouns with a plain s in the plural. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
