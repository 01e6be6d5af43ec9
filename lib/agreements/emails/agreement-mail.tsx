/** What every mail about an agreement needs to know about it and its reader. */
export type AgreementMailData = {
  readonly title: string;
  /** it was offered in place of what the two had agreed before, mostly under the same title */
  readonly isAmendment: boolean;
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  /** the reader's own name */
  readonly reader: string;
  readonly url: string;
};

/** @returns why a mail reached its reader. */
export function footerFor(words: AgreementMailData): string {
  return `${whyYou(words)} It is sent once.`;
}

/** @param stop when reminders stop: "you have signed" @returns why a reminder reached its reader. */
export function footerOfReminder(words: AgreementMailData, stop: string): string {
  return `${whyYou(words)} Reminders stop when ${stop}.`;
}

function whyYou({ business, assistant }: AgreementMailData): string {
  return `You get this because of the agreement between ${business} and ${assistant}.`;
}
