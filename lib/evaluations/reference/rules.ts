import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';

export type ReferenceFacts = {
  /** how many engagements under an agreement it would cover */
  readonly parts: number;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/**
 * Decides whether somebody can have a reference made: there is something to put in it, and it is really them, since it
 * goes out with their name on it (security.md, "Who gets in").
 * @returns accepted, or refused with `nothing_allowed` or `sign_in_again`.
 */
export function decideReference({ parts, authenticatedAt, now }: ReferenceFacts): Result {
  if (parts === 0) {
    return refuse(
      'nothing_allowed',
      'There is nothing to put into it: you have signed no agreement with a business that allows it.',
    );
  }
  return decideFresh(authenticatedAt, now, 'take your record away');
}

/** Decides who says whether a business appears in references: an owner, as for everything that binds it. */
export function decideAllowing(role: 'owner' | 'manager'): Result {
  return role === 'owner'
    ? accept(undefined)
    : refuse('not_yours', 'Only an owner decides what of the business goes into references.');
}
