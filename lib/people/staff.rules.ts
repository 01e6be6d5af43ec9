import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { Role } from './rules';

/** As what somebody runs a business; an assistant works for it. */
export const STAFF_ROLES = ['owner', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** @returns what somebody may do as it, and what not: product.md's words of the two. */
export const STAFF_ROLE_WORDS: Record<StaffRole, { readonly name: string; readonly may: string }> = {
  manager: {
    name: 'Manager',
    may: 'Hands over briefs, talks, reviews what is delivered and evaluates. Doesn’t sign, pay or invite people.',
  },
  owner: {
    name: 'Owner',
    may: 'Does all that a manager does, signs agreements, pays, and decides who runs the business, other owners included.',
  },
};

/** What is done about who runs a business. */
export const STAFF_ACTIONS = ['invite', 'changeRole', 'end'] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export type StaffDeed = {
  /** as what whoever does it stands to the business; null: they may not know of it */
  readonly by: Role | null;
  /** whether it is about themselves */
  readonly isSelf: boolean;
  /** whether it takes away the one owner that the business has */
  readonly isLastOwner: boolean;
};

const DONT_KNOW = 'That business isn’t here, or it isn’t yours to see.';
const LAST_OWNER =
  'A business always has an owner, and there is no other. Make somebody else an owner first, or delete the business.';

/**
 * Decides who may let somebody run a business, as what, and end it: its owners, and everybody for themselves when they
 * leave. A business never loses its last owner.
 * @returns accepted, or refused: `not_found` to those who may not even know of it, `not_allowed` to managers, `last_owner`.
 */
export function decideOnStaff(action: StaffAction, { by, isSelf, isLastOwner }: StaffDeed): Result {
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

/** Where an address, or a person, stands in a business. */
export type Standing = {
  /** their role there now; null when they have none */
  readonly role: Role | null;
  /** whether an invitation to it waits */
  readonly isInvited: boolean;
  /** whether they work for it or ever did: a record is there that would be theirs to judge and to pay */
  readonly hasAssisted: boolean;
};

const ASSISTED =
  'Whoever has worked for a business doesn’t run it as well: nobody judges, approves or pays their own work.';

/**
 * Decides whether an address can be invited to run a business.
 * @returns accepted, or refused at the field `email`: `staff`, `assists` or `already_invited`.
 */
export function decideStaffInvitee({ role, isInvited, hasAssisted }: Standing): Result {
  if (role === 'owner' || role === 'manager')
    return refuse('staff', 'The person with this address runs the business already.', 'email');
  if (role === 'assistant' || hasAssisted) return refuse('assists', ASSISTED, 'email');
  if (isInvited)
    return refuse(
      'already_invited',
      'This address is invited already. Send that invitation again, or withdraw it.',
      'email',
    );
  return accept(undefined);
}

/** @returns accepted, or refused with `staff` or `assists`, to whoever would join by an open invitation to run a business. */
export function decideRunning({ role, hasAssisted }: Omit<Standing, 'isInvited'>): Result {
  if (role === 'owner' || role === 'manager') return refuse('staff', 'You run this business already.');
  if (role === 'assistant' || hasAssisted) return refuse('assists', ASSISTED);
  return accept(undefined);
}
