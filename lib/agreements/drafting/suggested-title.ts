/** @returns the title that an agreement has unless its owner gives it another. */
export function suggestedTitle(assistant: string): string {
  return `Agreement with ${assistant}`;
}
