import { decideFresh } from '@/lib/platform/auth/fresh';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** Time for everybody concerned to save their copies, to object, or for the person to reconsider. */
const WAIT_DAYS = 14;

/** What prevents a deletion: what binds two people, and money that is owed or on its way. */
export const HOLD_KINDS = [
  'agreement',
  'delivery',
  'owed',
  'payment',
  'refund',
  'time',
  'open_week',
  'expense',
  'last_owner',
] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** `with`: the other side, by name; for `last_owner`, the business that would have no owner. */
export type Hold = { readonly kind: HoldKind; readonly with: string };

const HOLD_WORDS: Record<HoldKind, (other: string) => string> = {
  agreement: (other) =>
    `An agreement with ${other} is in force. Give notice first; it ends when the notice has run.`,
  delivery: (other) => `What was delivered between you and ${other} waits for an answer.`,
  owed: (other) => `Something is owed between you and ${other}. It has to be paid first.`,
  payment: (other) => `A payment between you and ${other} is on its way, waits at Stripe, or is disputed.`,
  refund: (other) =>
    `What came back of a payment to ${other} is still on its way back to you, or waits at Stripe.`,
  time: (other) => `A week of time between you and ${other} waits for an answer.`,
  open_week: (other) =>
    `A week between you and ${other} has time in it and isn’t handed in yet. The assistant closes it; on the last day of the work that happens by itself.`,
  expense: (other) => `An expense between you and ${other} waits for an answer.`,
  last_owner: (business) =>
    `You are the only owner of ${business}. Make somebody else an owner, or delete the business first.`,
};

/** @returns what prevents it, in a sentence that says what to do about it. */
export function holdInWords(hold: Hold): string {
  return HOLD_WORDS[hold.kind](hold.with);
}

/** @returns when a deletion requested at `now` is carried out. */
export function deletionDue(now: Date): Date {
  return new Date(now.getTime() + WAIT_DAYS * DAY_MS);
}

/** Somebody's relation to what is to be deleted; `self`: it is their own account; null: they may not know of it. */
export type DeletionRole = 'self' | 'owner' | 'manager' | 'assistant' | null;

export type DeletionFacts = {
  /** whether one is already scheduled */
  readonly isPending: boolean;
  readonly holds: readonly Hold[];
};

type Asking = {
  /** what has to be typed, and what was */
  readonly expected: string;
  readonly typed: string;
  readonly authenticatedAt: Date;
  readonly now: Date;
};

/**
 * Decides whether a business, or one's own account, may be scheduled for deletion (security.md: after signing in
 * again).
 * @returns accepted, or refused: `not_found`, `not_yours`, `pending`, `held`, `other_name` at the field,
 * `sign_in_again`.
 */
export function decideDeletion(role: DeletionRole, facts: DeletionFacts, asking: Asking): Result {
  const isTheirs = decideWhose(role);
  if (!isTheirs.ok) return isTheirs;
  if (facts.isPending)
    return refuse('pending', 'That has been asked for already. You can still take it back.');
  const [hold] = facts.holds;
  if (hold) return refuse('held', holdInWords(hold));
  if (asking.typed.toLowerCase() !== asking.expected.toLowerCase()) {
    return refuse('other_name', `Type “${asking.expected}”, as it is written here.`, 'confirmation');
  }
  return decideFresh(asking.authenticatedAt, asking.now, 'delete it as you');
}

/**
 * Decides whether a deletion may be cancelled: by anybody who could schedule it, until it is carried out. Keeping what
 * is there needs no fresh sign-in.
 * @returns accepted, or refused: `not_found`, `not_yours`, `nothing_pending`.
 */
export function decideKeeping(role: DeletionRole, { isPending }: Pick<DeletionFacts, 'isPending'>): Result {
  const isTheirs = decideWhose(role);
  if (!isTheirs.ok) return isTheirs;
  return isPending ? accept(undefined) : refuse('nothing_pending', 'Nothing is set to be deleted here.');
}

function decideWhose(role: DeletionRole): Result {
  if (role === 'self' || role === 'owner') return accept(undefined);
  if (role === 'manager') return refuse('not_yours', 'Only an owner decides this. Ask one of the owners.');
  return refuse('not_found', 'That isn’t here, or it isn’t yours to see.');
}
