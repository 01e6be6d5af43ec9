/**
 * @returns the title that an agreement has unless its owner gives it another: by the names of both, since both read it,
 * sign it and keep it as a file (adr/0176).
 */
export function suggestedTitle({ business, assistant }: { business: string; assistant: string }): string {
  return `Agreement between ${business} and ${assistant}`;
}
