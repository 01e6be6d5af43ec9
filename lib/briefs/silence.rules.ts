import { Temporal } from 'temporal-polyfill';
import type { BriefState } from './rules';

const HOUR = 60 * 60 * 1000;

/**
 * @param days after which the agreement lets silence count as approval; null: never
 * @param zone of the business, on whose calendar the days are counted
 * @returns the moment from which a delivery left without an answer counts as approved: the same time of day so many days later; null: never.
 */
export function countsAsApprovedAt(deliveredAt: Date, days: number | null, zone: string): Date | null {
  if (days === null) return null;
  const there = Temporal.Instant.fromEpochMilliseconds(deliveredAt.getTime()).toZonedDateTimeISO(zone);
  return new Date(there.add({ days }).epochMilliseconds);
}

/** What is told ahead: the owner's side two times, and the assistant once. */
export const SILENCE_KINDS = ['approval_48h', 'approval_24h', 'approval_soon'] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];

/** What both read of an approval by silence that they weren't told of ahead, of a delivery or of a week. */
export const NOT_TOLD_AHEAD =
  'You were to be told ahead of this. You weren’t, since this installation stood still at that time.';

/** How long before the approval each is due, in milliseconds. */
const LEAD: Record<SilenceKind, number> = {
  approval_48h: 48 * HOUR,
  approval_24h: 24 * HOUR,
  approval_soon: 24 * HOUR,
};

/** A delivery that silence may approve. */
export type AwaitedDelivery = {
  readonly state: BriefState;
  /** of the brief's latest delivery, while it has no review; null when silence never counts */
  readonly countsAsApprovedAt: Date | null;
};

export type PlannedSilence = { readonly kind: SilenceKind; readonly dueAt: Date };

/** @returns what is to be told ahead. A moment already gone by is left out: the delivery itself has just said when. */
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
 * Decides what becomes of a reminder whose moment has come, perhaps late, after a standstill.
 * @returns `cancel` when it would say something that is no longer so, or that a later one says as well.
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
 * @param delivery the one that the time was said for
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
