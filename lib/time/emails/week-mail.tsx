/** What every mail about a week's time needs to know about it and its reader. */
export type WeekMailData = {
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  /** "the week of Mon 16 Nov" */
  readonly week: string;
  /** "12 h 30 min" */
  readonly time: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns why a mail reached the assistant. */
export function footerForAssistant({ business }: WeekMailData): string {
  return `You get this because you work with ${business}. It is sent once.`;
}

/** @returns why a mail reached an owner. */
export function footerForOwner({ assistant, business }: WeekMailData): string {
  return `You get this because ${assistant} works for ${business} and is paid by the hour. It is sent once.`;
}
