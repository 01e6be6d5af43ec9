import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { StaffRole } from '@/lib/platform/tenancy';
import type { Role } from './rules';

/** The roles of those who run a business; an assistant works for it. */
export const STAFF_ROLES = ['owner', 'manager'] as const satisfies readonly StaffRole[];

/** @returns whether somebody in that role runs the business, rather than works for it. */
export function isStaffRole(role: string | null): role is StaffRole {
  return role === 'owner' || role === 'manager';
}

type RoleWords = { readonly name: string; readonly one: string; readonly may: string };

/** Each role's name, and what it allows and doesn't: product.md's words. */
export const STAFF_ROLE_WORDS: Record<StaffRole, RoleWords> = {
  manager: {
    name: 'Manager',
    one: 'a manager',
    may: 'Hands over briefs, talks, reviews what is delivered and evaluates, but doesn’t sign, pay or invite people.',
  },
  owner: {
    name: 'Owner',
    one: 'an owner',
    may: 'Does all that a manager does, signs agreements, pays, and decides who runs the business, other owners included.',
  },
};

/** What is done about a business's staff. Adding somebody is inviting them: `decideOnInvitation`. */
export const STAFF_ACTIONS = ['changeRole', 'end'] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export type StaffActionFacts = {
  /** the actor's role in the business; null: they may not know of it */
  readonly by: Role | null;
  /** whether it is about themselves */
  readonly isSelf: boolean;
  /** whether it removes the business's only owner */
  readonly isLastOwner: boolean;
};

const DONT_KNOW = 'That business isn’t here, or it isn’t yours to see.';
const LAST_OWNER =
  'A business always has an owner, and there is no other. Make somebody else an owner first, or delete the business.';

/**
 * Decides who may change a staff member's role, and remove them: the owners, and everybody for themselves when they
 * leave. A business never loses its last owner.
 * @returns accepted, or refused: `not_found` to people who may not even know of it, `not_allowed` to managers,
 * `last_owner`.
 */
export function decideOnStaff(action: StaffAction, { by, isSelf, isLastOwner }: StaffActionFacts): Result {
  if (by === null || by === 'assistant') return refuse('not_found', DONT_KNOW);
  const isLeaving = action === 'end' && isSelf;
  if (by !== 'owner' && !isLeaving)
    return refuse('not_allowed', 'Only an owner decides who runs the business. Ask one of the owners.');
  if (isLastOwner) return refuse('last_owner', LAST_OWNER);
  return accept(undefined);
}

/** @returns accepted, or refused with `sign_in_again`: an owner can give the business away. */
export function decideFreshForStaff(authenticatedAt: Date, now: Date): Result {
  return decideFresh(authenticatedAt, now, 'decide who runs the business');
}
