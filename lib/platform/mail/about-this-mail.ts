import { AsyncLocalStorage } from 'node:async_hooks';

/** What the layout says at the end of a mail, and only whoever queues it knows. */
export type AboutThisMail = {
  /** where its reader stops mails like it; null where it has to be sent */
  readonly stopUrl: string | null;
  /** what becomes of what is written back; null: nobody reads it */
  readonly answerIs: AnswerIs | null;
};

/** A message of the conversation, also where several questions wait there, or the answer to the mail's one question. */
export type AnswerIs = 'message' | 'message beside questions' | 'answer';

const about = new AsyncLocalStorage<AboutThisMail>();

/** Runs `work`, which renders one mail. @returns what it returns. */
export function whileRendering<T>(facts: AboutThisMail, work: () => Promise<T>): Promise<T> {
  return about.run(facts, work);
}

/** @returns what is known of the mail that is being rendered. */
export function aboutThisMail(): AboutThisMail {
  return about.getStore() ?? { stopUrl: null, answerIs: null };
}
