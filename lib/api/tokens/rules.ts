import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { StaffRole } from '@/lib/platform/tenancy';
import { decideForBusiness } from '../owners.rules';

/** How many active ones a person may have in one place. */
export const MOST_TOKENS = 20;

/** Days for which a token can be made. None lasts for ever: a forgotten one expires by itself. */
export const LIVES_DAYS = [30, 90, 365] as const;

/** `business`: as staff of one; `inbox`: as an assistant, over all businesses. */
export type TokenPlace =
  | { readonly kind: 'business'; readonly role: StaffRole | null }
  | { readonly kind: 'inbox' };

type Making = {
  readonly place: TokenPlace;
  /** how many are active there */
  readonly others: number;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/** Decides whether somebody may make a token. @returns accepted, or `not_found`, `not_yours`, `sign_in_again`, `too_many_tokens`. */
export function decideMaking({ place, others, authenticatedAt, now }: Making): Result {
  if (place.kind === 'business') {
    const theirs = decideForBusiness(place.role);
    if (!theirs.ok) return theirs;
  }
  const fresh = decideFresh(authenticatedAt, now, 'let a tool act as you');
  if (!fresh.ok) return fresh;
  if (others < MOST_TOKENS) return accept(undefined);
  return refuse(
    'too_many_tokens',
    `There are ${MOST_TOKENS} tokens already. End one that isn’t used any more.`,
  );
}

export type TokenState = 'works' | 'expired' | 'ended';

/** @returns whether a token is active, and if not, why. */
export function tokenState(
  token: { readonly endedAt: Date | null; readonly expiresAt: Date },
  now: Date,
): TokenState {
  if (token.endedAt !== null) return 'ended';
  return token.expiresAt <= now ? 'expired' : 'works';
}
