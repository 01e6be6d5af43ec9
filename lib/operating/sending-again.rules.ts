import type { MailState } from '@/lib/platform/db/generated/enums';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** What decides whether a mail may be sent a second time. */
export type MailFacts = {
  readonly state: MailState;
  readonly createdAt: Date;
  /** its words signed somebody in, or proved something, and are gone or over */
  readonly isSpent: boolean;
  /** nothing is sent to its address until whoever reads mail there says so */
  readonly isStopped: boolean;
  readonly wasSentAgain: boolean;
};

/** Invitations hold for two weeks, and what a mail says of deadlines and pay is told anew before that. */
export const HOLDS_DAYS = 14;

/**
 * Decides whether an operator may send a mail again: what didn't arrive, once, while what it says may still be true. Nobody gets
 * the same mail twice by it: one that may have arrived is not sent again.
 */
export function decideSendAgain(mail: MailFacts, now: Date): Result {
  const { state, isSpent, isStopped, wasSentAgain, createdAt } = mail;
  if (state === 'delivered') return refuse('arrived', 'It has arrived.');
  if (state === 'accepted') return refuse('may_arrive', 'The mail service has it, and it may still arrive.');
  if (state === 'queued') return refuse('waits', 'It is still tried by itself.');
  if (state === 'complained')
    return refuse('unwanted', 'Its reader has marked it as spam: another would be unwanted too.');
  if (wasSentAgain) return sentAgain();
  if (isSpent) return refuse('spent', 'Its link is spent. Whoever wants to sign in asks for another.');
  if (isStopped)
    return refuse(
      'stopped',
      'Nothing is sent to this address until its reader says in Handover that mail arrives.',
    );
  if (now.getTime() - createdAt.getTime() > HOLDS_DAYS * DAY_MS)
    return refuse('too_old', `It is older than ${HOLDS_DAYS} days, and what it says may no longer be so.`);
  return accept(undefined);
}

/** @returns the refusal of a second time, which two who press at once also hear. */
export function sentAgain() {
  return refuse('sent_again', 'It was sent again already; see that one.');
}
