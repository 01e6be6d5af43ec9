/** What every mail about an agreement needs to know about it and its reader. */
export type AgreementMailData = {
  readonly title: string;
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  /** the reader's own name */
  readonly reader: string;
  readonly url: string;
};

/** @returns why a mail reached its reader. */
export function footerFor({ business, assistant }: AgreementMailData): string {
  return `You get this because it is about the agreement between ${business} and ${assistant}. It is sent once.`;
}
