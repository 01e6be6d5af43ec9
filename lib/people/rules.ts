import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { EngagementState } from './engagements/engagement-states.rules';
import { isStaffRole } from './staff.rules';

/** product.md: an invitation expires after 14 days. */
export const INVITATION_DAYS = 14;

export type Role = 'owner' | 'manager' | 'assistant';
export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired';

export type InvitationFacts = {
  readonly email: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

export const INVITATION_ACTIONS = ['invite', 'resend', 'readdress', 'withdraw', 'copyLink'] as const;
export type InvitationAction = (typeof INVITATION_ACTIONS)[number];

/** Who may do what with an invitation, and in which state. `none`: there is no invitation yet. */
const TABLE: Record<
  InvitationAction,
  { readonly who: readonly Role[]; readonly when: readonly (InvitationState | 'none')[] }
> = {
  invite: { who: ['owner'], when: ['none'] },
  resend: { who: ['owner'], when: ['open', 'expired'] },
  readdress: { who: ['owner'], when: ['open', 'expired'] },
  withdraw: { who: ['owner'], when: ['open', 'expired'] },
  copyLink: { who: ['owner'], when: ['open'] },
};

/** @returns an invitation's state at `now`. What has happened counts before what has expired. */
export function invitationState(invitation: InvitationFacts, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.withdrawnAt) return 'withdrawn';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

/** @returns the last instant of an invitation that is sent, or sent again, at `now`. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/**
 * Decides what somebody may do with an invitation.
 * @returns accepted, or refused: `not_found` to people who may not even know of it, `not_allowed` to managers,
 * `too_late` when the invitation is past that.
 */
export function decideOnInvitation(
  action: InvitationAction,
  role: Role | null,
  state: InvitationState | 'none',
): Result {
  if (role === null || role === 'assistant') {
    return refuse('not_found', 'That invitation isn’t here, or it isn’t yours to see.');
  }
  const { who, when } = TABLE[action];
  if (!who.includes(role))
    return refuse('not_allowed', 'Only an owner can invite people. Ask one of the owners.');
  if (!when.includes(state)) return refuse('too_late', TOO_LATE[state]);
  return accept(undefined);
}

const TOO_LATE: Record<InvitationState | 'none', string> = {
  none: 'There is no invitation to do that with.',
  open: 'This person is already invited.',
  accepted: 'This invitation has already been accepted.',
  withdrawn: 'This invitation was withdrawn. Invite the person again.',
  expired: 'This invitation has expired. Send it again.',
};

/** How many people a business, and an account over all its businesses, invites in a day; the limit of files. */
export const MOST_INVITED_A_DAY = 120;

/**
 * Decides whether that many more people can be invited within a day.
 * @param counts the people to invite, and how many invitations the business, and whoever invites, made within the last day
 * @returns accepted, or refused at the field `text`: `too_many`
 */
export function decideHowMany(counts: {
  readonly people: number;
  readonly ofBusiness: number;
  readonly ofAccount: number;
}): Result {
  const { people, ofBusiness, ofAccount } = counts;
  const tooMany = (who: string) =>
    refuse(
      'too_many',
      `${who} at most ${MOST_INVITED_A_DAY} people in a day. Invite the rest tomorrow.`,
      'text',
    );
  if (ofBusiness + people > MOST_INVITED_A_DAY) return tooMany('A business invites');
  if (ofAccount + people > MOST_INVITED_A_DAY) return tooMany('You invite, over all your businesses,');
  return accept(undefined);
}

/** How often a business may mail one address an invitation in a day: whoever has it may never have asked for any. */
export const MOST_TO_ONE_A_DAY = 5;

/**
 * Decides whether an invitation can be mailed to an address once more.
 * @param mailed how many invitations of the business were mailed to it within the last day, whatever for
 * @returns accepted, or refused: `mailed_often`
 */
export function decideMailing(mailed: number): Result {
  if (mailed < MOST_TO_ONE_A_DAY) return accept(undefined);
  return refuse(
    'mailed_often',
    `Within a day ${MOST_TO_ONE_A_DAY} invitations of this business were e-mailed to that address. Try again tomorrow.`,
  );
}

/** What a business knows about an address, or a person. */
export type InviteeFacts = {
  /** their role there now; null when they have none */
  readonly role: Role | null;
  /** whether an invitation to it is waiting */
  readonly isInvited: boolean;
  /** whether they work for it or ever did: there is a record that they would judge and pay themselves */
  readonly hasAssisted: boolean;
};

/**
 * Decides whether an address can be invited to work for a business: not twice, and nobody who already does.
 * @param invitee what the workspace knows about the address
 * @returns accepted, or refused at the field `email`: `staff`, `already_here` or `already_invited`.
 */
export function decideInvitee(invitee: Omit<InviteeFacts, 'hasAssisted'>): Result {
  if (invitee.role === 'assistant')
    return refuse('already_here', 'The person with this address works with you already.', 'email');
  if (invitee.role !== null)
    return refuse('staff', 'This person runs the workspace. An assistant has to be someone else.', 'email');
  return decideFirst(invitee);
}

/**
 * Decides whether an address can be invited to run a business.
 * @returns accepted, or refused at the field `email`: `staff`, `assists` or `already_invited`.
 */
export function decideStaffInvitee(invitee: InviteeFacts): Result {
  const may = decideToRun(invitee, 'The person with this address runs the business already.', 'email');
  return may.ok ? decideFirst(invitee) : may;
}

/**
 * Decides whether an invitation can be redirected to another address: one that could be invited to the same.
 * @param invitee what the workspace knows about the other address
 * @returns accepted, or refused at the field `email`: `same_address`, or as `decideInvitee` and `decideStaffInvitee`
 * refuse.
 */
export function decideReaddressing(to: {
  readonly as: Role;
  readonly isSameAddress: boolean;
  readonly invitee: InviteeFacts;
}): Result {
  if (to.isSameAddress)
    return refuse('same_address', 'The invitation is for this address already. E-mail it again.', 'email');
  return to.as === 'assistant' ? decideInvitee(to.invitee) : decideStaffInvitee(to.invitee);
}

function decideFirst({ isInvited }: Pick<InviteeFacts, 'isInvited'>): Result {
  if (!isInvited) return accept(undefined);
  return refuse(
    'already_invited',
    'This address is invited already. Send that invitation again, or withdraw it.',
    'email',
  );
}

/** @returns accepted, or refused with `staff` or `assists`, for somebody joining by an open staff invitation. */
export function decideRunning(person: Pick<InviteeFacts, 'role' | 'hasAssisted'>): Result {
  return decideToRun(person, 'You run this business already.');
}

/**
 * @returns accepted, or refused with `staff` or `assists`.
 * @param already the text for somebody who already runs it.
 * @param field where the refusal is shown; defaults to above the form
 */
function decideToRun(
  { role, hasAssisted }: Pick<InviteeFacts, 'role' | 'hasAssisted'>,
  already: string,
  field?: string,
): Result {
  if (isStaffRole(role)) return refuse('staff', already, field);
  if (role === null && !hasAssisted) return accept(undefined);
  return refuse(
    'assists',
    'Someone who has worked for a business can’t also run it: nobody judges, approves or pays their own work.',
    field,
  );
}

export type Acceptance = {
  readonly invitation: InvitationFacts;
  /** what the invitation is for: to work for the business, or to run it */
  readonly as: Role;
  readonly now: Date;
  readonly accepterEmail: string;
  /** their previous role in that workspace, if any */
  readonly role: Role | null;
} & Engaged;

/** Somebody's engagements with a business, as its assistant. */
export type Engaged = {
  /** whether they have a current engagement there */
  readonly isEngaged: boolean;
  /** whether they have one there, or ever had */
  readonly hasAssisted: boolean;
};

/**
 * Decides whether a signed-in person can join by an invitation: they hold its link, and have the address it is for.
 * @returns accepted, or refused with `withdrawn`, `accepted`, `expired`, `staff`, `already_here`, `assists` or
 * `other_address`.
 */
export function decideAcceptance(by: Acceptance): Result {
  const state = invitationState(by.invitation, by.now);
  if (by.as === 'assistant' && by.isEngaged && state !== 'open')
    return refuse('already_here', 'You are already working with this business.');
  if (state === 'accepted') return refuse('accepted', 'This invitation has been used. Each one works once.');
  if (state === 'withdrawn') return refuse('withdrawn', 'This invitation was withdrawn by the business.');
  if (state === 'expired')
    return refuse('expired', 'This invitation has expired. Ask the business to send it again.');
  const standing = by.as === 'assistant' ? decideWorking(by) : decideRunning(by);
  if (!standing.ok) return standing;
  if (by.accepterEmail === by.invitation.email) return accept(undefined);
  return refuse(
    'other_address',
    'This invitation is for another address. Sign in with that one, or ask the business to send it to yours.',
  );
}

function decideWorking({ role, isEngaged }: Pick<Acceptance, 'role' | 'isEngaged'>): Result {
  if (isStaffRole(role)) {
    return refuse('staff', 'You run this workspace. An assistant has to be someone else.');
  }
  return isEngaged
    ? refuse('already_here', 'You are already working with this business.')
    : accept(undefined);
}

/**
 * Where somebody stands who has accepted an invitation, as its page says it whenever they open it again: they run the
 * business, or don't any more; their agreement is next; they work for it, or don't any more.
 */
export type SinceAccepting = 'runs' | 'ran' | 'agreement_next' | 'works' | 'worked';

/** @param facts their role in the business now, and the engagement that they joined, if it was to work for it */
export function sinceAccepting(
  facts: Pick<Acceptance, 'as' | 'role' | 'isEngaged'> & { readonly state: EngagementState | null },
): SinceAccepting {
  const { as, role, state, isEngaged } = facts;
  if (as !== 'assistant') return isStaffRole(role) ? 'runs' : 'ran';
  if (state === 'onboarding') return 'agreement_next';
  return isEngaged ? 'works' : 'worked';
}
