import { Temporal } from 'temporal-polyfill';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import type { BriefState } from '../rules';

/**
 * @param days after which the agreement lets silence count as approval; null: never
 * @param zone of the business, on whose calendar the days are counted
 * @returns when an unanswered delivery counts as approved: the same time of day this many days later; null: never.
 */
export function countsAsApprovedAt(deliveredAt: Date, days: number | null, zone: string): Date | null {
  if (days === null) return null;
  const there = Temporal.Instant.fromEpochMilliseconds(deliveredAt.getTime()).toZonedDateTimeISO(zone);
  return new Date(there.add({ days }).epochMilliseconds);
}

/** The warnings: two for the owner's side, one for the assistant. */
export const SILENCE_KINDS = ['approval_48h', 'approval_24h', 'approval_soon'] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];

/** What both read about an approval by silence that they weren't warned of, for a delivery or a week. */
export const NO_WARNING_SENT =
  'You were to be told ahead of this. You weren’t, since this installation stood still at that time.';

/** How long before the approval each is due, in milliseconds. */
const LEAD: Record<SilenceKind, number> = {
  approval_48h: 48 * HOUR_MS,
  approval_24h: 24 * HOUR_MS,
  approval_soon: 24 * HOUR_MS,
};

/** A delivery that silence may approve. */
export type AwaitedDelivery = {
  readonly state: BriefState;
  /** the brief's latest delivery, while it has no review; null when silence never counts */
  readonly countsAsApprovedAt: Date | null;
};

export type PlannedSilence = { readonly kind: SilenceKind; readonly dueAt: Date };

/** @returns the warnings to plan. A time already past is left out: the delivery itself has just said when. */
export function planSilence(
  { state, countsAsApprovedAt: until }: AwaitedDelivery,
  now: Date,
): readonly PlannedSilence[] {
  if (state !== 'delivered' || until === null) return [];
  return SILENCE_KINDS.map((kind) => ({ kind, dueAt: new Date(until.getTime() - LEAD[kind]) })).filter(
    ({ dueAt }) => dueAt.getTime() > now.getTime(),
  );
}

/**
 * Decides what becomes of a due reminder, which may be late after an outage.
 * @returns `cancel` when it would no longer be true, or a later one says it as well.
 */
export function judgeSilenceReminder(
  reminder: PlannedSilence,
  { state, countsAsApprovedAt: until }: AwaitedDelivery,
  now: Date,
): 'send' | 'cancel' {
  if (state !== 'delivered' || until === null) return 'cancel';
  if (reminder.dueAt.getTime() !== until.getTime() - LEAD[reminder.kind]) return 'cancel';
  const saidUntil = reminder.kind === 'approval_48h' ? until.getTime() - LEAD.approval_24h : until.getTime();
  return now.getTime() < saidUntil ? 'send' : 'cancel';
}

/**
 * Decides whether silence has become an approval.
 * @param delivery the one that the time was set for
 * @param latestId the brief's latest delivery
 */
export function silenceApproves(
  brief: { readonly state: BriefState },
  delivery: { readonly id: string; readonly countsAsApprovedAt: Date | null },
  latestId: string | undefined,
  now: Date,
): boolean {
  return (
    brief.state === 'delivered' &&
    delivery.id === latestId &&
    delivery.countsAsApprovedAt !== null &&
    delivery.countsAsApprovedAt.getTime() <= now.getTime()
  );
}
