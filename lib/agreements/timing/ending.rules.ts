import { accept, type Result, refuse } from '@/lib/platform/result';
import { dateAhead, endOfDay } from '@/lib/platform/time/days';
import type { AgreementState, Party } from '../rules';

/** How long a proposal can be signed by default, and at most. */
export const DAYS_TO_RESPOND = 30;
const MOST_DAYS_TO_RESPOND = 365;

export type NoticeEnd = {
  /** the last day, `YYYY-MM-DD` in the zone */
  readonly lastDay: string;
  readonly at: Date;
};

/**
 * @param noticeDays from the terms that both have signed; none means at once, as the text says
 * @param zone of the business: its calendar counts the days
 * @returns when notice takes effect: at the end of the day that many days ahead.
 */
export function noticeEnds(givenAt: Date, noticeDays: number, zone: string): NoticeEnd {
  const lastDay = dateAhead(givenAt, noticeDays, zone);
  return { lastDay, at: noticeDays === 0 ? givenAt : endOfDay(lastDay, zone) };
}

/**
 * @returns accepted when the day that somebody was shown is still the day; refused when midnight has come in between.
 */
export function decideLastDay(shownDay: string, { lastDay }: NoticeEnd): Result {
  if (shownDay === lastDay) return accept(undefined);
  return refuse(
    'other_day',
    'The day has changed since you opened this page, and with it the last day of the agreement. Load the page again to see the new one.',
  );
}

/**
 * Decides whether one side's notice also withdraws an offer to change the agreement: if they have signed it and the
 * other hasn't. They can't mean both, and the other's signature alone would undo the notice.
 */
export function isTakenBackByNotice(
  { state, signedBy }: { readonly state: AgreementState; readonly signedBy: readonly Party[] },
  giver: Party,
): boolean {
  return state === 'signed_by_one' && signedBy.includes(giver);
}

/** @returns when an agreement ends by its own term, at the end of its last day; null when it has none. */
export function termEnds(endsOn: string | null, zone: string): Date | null {
  return endsOn === null ? null : endOfDay(endsOn, zone);
}

/** @returns the earlier of two ends; null when there is neither. */
export function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one.getTime() <= other.getTime() ? one : other;
}

type Offer = {
  readonly proposedAt: Date;
  readonly zone: string;
  /** the last day on which it can be signed, as the owner chose it; null for the default */
  readonly lastDay: string | null;
  readonly endsOn: string | null;
};

/**
 * @returns until when a proposal can be signed, never longer than the agreement itself would run; or a refusal at the
 * field `respondBy`.
 */
export function decideRespondBy({ proposedAt, zone, lastDay, endsOn }: Offer): Result<Date> {
  const chosen = lastDay ?? dateAhead(proposedAt, DAYS_TO_RESPOND, zone);
  if (chosen <= dateAhead(proposedAt, 0, zone)) {
    return refuse('too_soon', 'Leave at least until tomorrow to read and sign it.', 'respondBy');
  }
  if (chosen > dateAhead(proposedAt, MOST_DAYS_TO_RESPOND, zone)) {
    return refuse('too_late', 'Choose a day within a year.', 'respondBy');
  }
  const ofTerm = termEnds(endsOn, zone);
  if (ofTerm !== null && ofTerm.getTime() <= proposedAt.getTime()) {
    return refuse('over_already', 'The agreement would be over already. Change the day on which it ends.');
  }
  return accept(earlier(endOfDay(chosen, zone), ofTerm) ?? endOfDay(chosen, zone));
}

/**
 * @param since when changes were requested, or its owner began a new version
 * @param zone of the business: its calendar counts the days
 * @returns until when a new version can be proposed before the offer lapses: the default time for signing one.
 */
export function changesLapse(since: Date, zone: string): Date {
  return endOfDay(dateAhead(since, DAYS_TO_RESPOND, zone), zone);
}

/** The facts that decide how long an agreement lasts. */
export type RunningTime = {
  readonly state: AgreementState;
  /** until when an offer can be signed or, while it is being changed, proposed again */
  readonly respondBy: Date | null;
  readonly endsAt: Date | null;
  /** when notice takes effect; null when none was given */
  readonly noticeEndsAt: Date | null;
};

/** @returns what ends it next, and when; null when nothing does. */
export function nextEnding(
  time: RunningTime,
): { readonly action: 'terminate' | 'expire'; readonly at: Date } | null {
  const { state, respondBy, endsAt, noticeEndsAt } = time;
  if (state === 'proposed' || state === 'changes_requested' || state === 'signed_by_one') {
    return respondBy === null ? null : { action: 'expire', at: respondBy };
  }
  if (state !== 'in_force' || endsAt === null) return null;
  const isByNotice = noticeEndsAt !== null && noticeEndsAt.getTime() <= endsAt.getTime();
  return { action: isByNotice ? 'terminate' : 'expire', at: endsAt };
}

/** @returns whether its time is over at `now`, whether or not it has been closed. */
export function hasRunOut(time: RunningTime, now: Date): boolean {
  const next = nextEnding(time);
  return next !== null && next.at.getTime() <= now.getTime();
}
