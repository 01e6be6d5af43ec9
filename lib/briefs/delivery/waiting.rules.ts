import { type WhenToRemind, whenToRemind } from '@/lib/notifications/reminders/rules';
import { DAY_MS } from '@/lib/platform/time/lengths';
import type { BriefState } from '../rules';

/** Reminders to the owner's side about an unanswered delivery, in order of time. */
export const WAITING_KINDS = ['delivery_waiting_1d', 'delivery_waiting_3d', 'delivery_waiting_7d'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** How many days after the delivery each is due. */
const WAITED_DAYS: Record<WaitingKind, number> = {
  delivery_waiting_1d: 1,
  delivery_waiting_3d: 3,
  delivery_waiting_7d: 7,
};

/** A delivery that waits for an answer. */
export type WaitingDelivery = {
  readonly state: BriefState;
  /** the brief's latest delivery */
  readonly deliveredAt: Date;
  /** null when silence never counts; if it does, its own warnings say until when */
  readonly countsAsApprovedAt: Date | null;
};

export type PlannedWaiting = { readonly kind: WaitingKind; readonly dueAt: Date };

/**
 * @returns when the owner's side is reminded of a delivery, if it still waits; none if silence will answer for them.
 */
export function planWaiting(delivery: WaitingDelivery, now: Date): readonly PlannedWaiting[] {
  return remindersOf(delivery).filter(({ dueAt }) => dueAt.getTime() > now.getTime());
}

function remindersOf({ state, deliveredAt, countsAsApprovedAt }: WaitingDelivery): readonly PlannedWaiting[] {
  if (state !== 'delivered' || countsAsApprovedAt !== null) return [];
  return WAITING_KINDS.map((kind) => ({
    kind,
    dueAt: new Date(deliveredAt.getTime() + WAITED_DAYS[kind] * DAY_MS),
  }));
}

/**
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `cancel` when the delivery no longer waits, is another one, or a later reminder says the same.
 */
export function judgeWaiting(
  reminder: PlannedWaiting,
  delivery: WaitingDelivery,
  now: Date,
): 'send' | 'cancel' {
  const due = remindersOf(delivery).filter(({ dueAt }) => dueAt.getTime() <= now.getTime());
  const latest = due.at(-1);
  const isLatest = latest?.kind === reminder.kind && latest.dueAt.getTime() === reminder.dueAt.getTime();
  return isLatest ? 'send' : 'cancel';
}

/** Decides when a due reminder goes out, as `whenToRemind` does: not on a day off of the business. */
export function whenToSend(
  reminder: PlannedWaiting,
  delivery: WaitingDelivery,
  sentFrom: Date,
  now: Date,
): WhenToRemind {
  return whenToRemind(sentFrom, now, (at) => judgeWaiting(reminder, delivery, at) === 'send');
}
