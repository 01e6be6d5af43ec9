/** What every letter about an evaluation knows of it and of its reader. */
export type EvaluationLetterWords = {
  /** the other side, by name, as the reader knows it */
  readonly other: string;
  readonly reader: 'owner' | 'assistant';
  /** "Mon 1 Jun": the last day on which it can be handed in */
  readonly dueOn: string;
  readonly url: string;
};

/** @returns why a letter reached its reader. */
export function footerFor({ other }: EvaluationLetterWords): string {
  return `You get this because you and ${other} have agreed to look back together. It is sent once.`;
}
