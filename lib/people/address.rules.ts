import { decideFresh } from '@/lib/platform/auth/fresh';
import { type Result, refuse } from '@/lib/platform/result';
import { formatStamp } from '@/lib/platform/time/format';
import { DAY_MS, HOUR_MS } from '@/lib/platform/time/lengths';

/** How long the link to the new address is good. */
const LINK_HOURS = 24;
/** How long the one to the old address, which reverts the change, is good. */
const UNDO_DAYS = 7;

/** @returns the last instant of a link to a new address. */
export function addressLinkEnd(askedAt: Date): Date {
  return new Date(askedAt.getTime() + LINK_HOURS * HOUR_MS);
}

/** @returns the last instant at which the holder of the old address can revert the change. */
export function undoEnd(changedAt: Date): Date {
  return new Date(changedAt.getTime() + UNDO_DAYS * DAY_MS);
}

type Asking = { readonly own: string; readonly wanted: string; readonly authenticatedAt: Date };

/**
 * Decides whether somebody may ask for another address. Whether another account has it plays no part: nobody may learn
 * that here.
 * @returns accepted, or refused: `same_address` at `email`, `sign_in_again`.
 */
export function decideAsking({ own, wanted, authenticatedAt }: Asking, now: Date): Result {
  if (own === wanted) return refuse('same_address', 'That is your address already.', 'email');
  return decideFresh(authenticatedAt, now, 'take your account to an address of theirs');
}

/** @returns what somebody is told who signs in with an address that their account, or another's, has left (adr/0209). */
export function addressLeftInWords({
  email,
  undoUntil,
}: {
  readonly email: string;
  readonly undoUntil: Date;
}): string {
  return `The account that had ${email} goes by another address now. If you changed that, sign in with the new one. If you didn’t, take it back: the link is in the e-mail that went to ${email} when it was changed, and works until ${formatStamp(undoUntil)}. From then on this address can begin an account of its own.`;
}
