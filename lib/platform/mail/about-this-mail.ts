import { AsyncLocalStorage } from 'node:async_hooks';

/** What the layout says at the end of a mail, and only the code that queues it knows. */
export type AboutThisMail = {
  /** where its reader stops mails like it; null if it has to be sent */
  readonly stopUrl: string | null;
  /** what happens to a reply; null: nobody reads it */
  readonly answerIs: AnswerIs | null;
};

/**
 * The reply becomes a message in the conversation (also when several questions wait there), or the answer to the mail's
 * one question.
 */
export type AnswerIs = 'message' | 'message beside questions' | 'answer';

const about = new AsyncLocalStorage<AboutThisMail>();

/** Runs `work`, which renders one mail. @returns what it returns. */
export function whileRendering<T>(facts: AboutThisMail, work: () => Promise<T>): Promise<T> {
  return about.run(facts, work);
}

/** @returns what is known about the mail being rendered. */
export function aboutThisMail(): AboutThisMail {
  return about.getStore() ?? { stopUrl: null, answerIs: null };
}
