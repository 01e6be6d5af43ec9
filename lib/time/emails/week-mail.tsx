import { NOT_SENT_BACK } from '../rules';

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
  /** whether the work of the two is over */
  readonly hasEnded: boolean;
};

/** @returns what an owner does with a week that waits: one can't be sent back to somebody who has left. */
export function howToAnswer({ hasEnded }: WeekMailData): string {
  return hasEnded ? NOT_SENT_BACK : 'Approve it, or send it back with a reason.';
}

/** @returns why a mail reached the assistant. */
export function footerForAssistant({ business }: WeekMailData): string {
  return `You get this because you work with ${business}. It is sent once.`;
}

/** @returns why a mail reached an owner. */
export function footerForOwner({ assistant, business }: WeekMailData): string {
  return `You get this because ${assistant} records time for ${business}. It is sent once.`;
}
