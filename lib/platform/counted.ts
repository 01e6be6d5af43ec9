/** @returns how many there are of something, as one says it: "1 day", "2 days"; for what has a plain s for its plural. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
