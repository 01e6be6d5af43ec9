import { DAY_MS } from '@/lib/platform/time/lengths';

/**
 * Reply addresses live for four months, and what is written between the lines of a mail is told from the mail by its
 * words: they stay a while longer than anybody can answer them.
 */
export const WORDS_DAYS = 180;

/** @returns the time before which the words of mails are forgotten. */
export function wordsForgottenBefore(now: Date): Date {
  return new Date(now.getTime() - WORDS_DAYS * DAY_MS);
}
