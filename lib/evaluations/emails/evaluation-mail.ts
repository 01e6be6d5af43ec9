/** What every mail about an evaluation needs to know about it and its reader. */
export type EvaluationMailData = {
  /** the other side, by name, as the reader knows it */
  readonly other: string;
  readonly role: 'owner' | 'manager' | 'assistant';
  readonly business: string;
  /** "Mon 1 Jun": the last day for submitting */
  readonly dueOn: string;
  /** "Chicago": on whose clock that day ends */
  readonly place: string;
  readonly url: string;
};

/** @returns why a mail reached its reader. */
export function footerFor({ other, role, business }: EvaluationMailData): string {
  if (role === 'manager')
    return `You get this because you manage ${business}, and may judge for it as its owners do. It is sent once.`;
  return `You get this because you and ${other} have agreed to look back together. It is sent once.`;
}
