import type { MailState } from '@/lib/platform/db/generated/enums';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** The facts that decide whether a mail may be sent a second time. */
export type MailFacts = {
  readonly state: MailState;
  readonly createdAt: Date;
  /** its content signed somebody in, or proved something, and is erased or expired */
  readonly isSpent: boolean;
  /** it told of a message that was deleted since, and its words went with that */
  readonly isEmpty: boolean;
  /** nothing is sent to its address until its reader allows it again */
  readonly isStopped: boolean;
  readonly wasSentAgain: boolean;
};

/** Invitations are good for two weeks, and news about deadlines and pay is repeated sooner than that. */
export const HOLDS_DAYS = 14;

/**
 * Decides whether an operator may send a mail again: one that didn't arrive, once, while its content may still be true.
 * Nobody gets the same mail twice this way: one that may have arrived isn't sent again.
 */
export function decideSendAgain(mail: MailFacts, now: Date): Result {
  const { state, isSpent, isEmpty, isStopped, wasSentAgain, createdAt } = mail;
  if (state === 'delivered') return refuse('arrived', 'It has arrived.');
  if (state === 'accepted') return refuse('may_arrive', 'The mail service has it, and it may still arrive.');
  if (state === 'queued') return refuse('waits', 'It is still tried by itself.');
  if (state === 'complained')
    return refuse('unwanted', 'Its reader has marked it as spam: another would be unwanted too.');
  if (wasSentAgain) return sentAgain();
  if (isSpent) return refuse('spent', 'Its link is spent. Whoever wants to sign in asks for another.');
  if (isEmpty) return refuse('empty', 'It told of a message that was deleted since.');
  if (isStopped)
    return refuse(
      'stopped',
      'Nothing is sent to this address until its reader says in Handover that mail arrives.',
    );
  if (now.getTime() - createdAt.getTime() > HOLDS_DAYS * DAY_MS)
    return refuse('too_old', `It is older than ${HOLDS_DAYS} days, and what it says may no longer be so.`);
  return accept(undefined);
}

/** @returns the refusal of a second time, also for two who press at once. */
export function sentAgain() {
  return refuse('sent_again', 'It was sent again already; see that one.');
}
