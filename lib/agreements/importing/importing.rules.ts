import { FRESH_MINUTES, isFresh, SIGN_IN_AGAIN } from '@/lib/platform/auth/fresh';
import { SIGN_IN_ELSEWHERE } from '@/lib/platform/auth/sign-in-words';
import { type Result, refuse } from '@/lib/platform/result';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { decideNew } from '../beginning.rules';
import type { AgreementRole, AgreementState } from '../rules';

export type ImportFacts = {
  /** whether the assistant has joined, so that there is somebody to confirm it */
  readonly hasJoined: boolean;
  /** the states of the existing agreements */
  readonly states: readonly AgreementState[];
  /** the media type of the file, read from its content */
  readonly contentType: string;
  /** the day on which it was signed, `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/**
 * Decides whether somebody may import an agreement that both signed elsewhere. Importing is the owner's confirmation, so
 * it asks for what signing asks for.
 */
export function decideImport(facts: ImportFacts, role: AgreementRole): Result {
  const isNew = decideNew(role, facts.states);
  if (!isNew.ok) return isNew;
  if (!facts.hasJoined) {
    return refuse(
      'not_joined',
      'The assistant hasn’t joined yet. Import it once the invitation is accepted: they confirm it too.',
    );
  }
  if (facts.contentType !== 'application/pdf') {
    return refuse('not_a_pdf', 'That file isn’t a PDF. Choose the PDF that both of you signed.', 'file');
  }
  if (facts.signedOn > latestDayOnEarth(facts.now)) {
    return refuse(
      'not_signed_yet',
      'That day is in the future. Give the day of the later signature.',
      'signedOn',
    );
  }
  if (!isFresh(facts.authenticatedAt, facts.now)) {
    return refuse(
      SIGN_IN_AGAIN,
      `You signed in more than ${FRESH_MINUTES} minutes ago. ${SIGN_IN_ELSEWHERE}, so that nobody else can confirm as you; then press the button once more. What you typed is still here.`,
    );
  }
  return isNew;
}

/** @returns today's date where it is latest, 14 hours ahead of UTC: people sign by their own calendar. */
function latestDayOnEarth(now: Date): string {
  return new Date(now.getTime() + 14 * HOUR_MS).toISOString().slice(0, 10);
}
