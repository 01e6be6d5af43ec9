import type { EngagementState } from '@/lib/people/engagements/engagement-states.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { dateAhead, endOfDay } from '@/lib/platform/time/days';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** The state of an engagement's ending; `none`: nobody has begun one, or it was cancelled. */
export const ENDING_STATES = ['none', 'handing_back', 'ended'] as const;
export type EndingState = (typeof ENDING_STATES)[number];

/** Who has a part in it. The product begins one when an agreement has run out, and completes it on its last day. */
export const ENDING_ROLES = ['owner', 'manager', 'assistant', 'product'] as const;
export type EndingRole = (typeof ENDING_ROLES)[number];

export type EndingParty = 'owner' | 'assistant';

/** What each side says while it is open, and what follows once both have. */
export const ENDING_WORDS = ['done', 'go_on'] as const;
export type EndingWord = (typeof ENDING_WORDS)[number];

export const ENDING_ACTIONS = [
  'begin',
  'planBrief',
  'noteAccess',
  'revokeAccess',
  'sayDone',
  'sayGoOn',
  'beginByItself',
  'takeBackBySigning',
  'end',
] as const;
export type EndingAction = (typeof ENDING_ACTIONS)[number];

export type EndingFacts = {
  readonly state: EndingState;
  readonly engagementState: EngagementState;
  /** an agreement is in force, whether or not notice was given for it */
  readonly hasAgreementInForce: boolean;
  /** which side has said what; of each side the latest */
  readonly said: Readonly<Record<EndingWord, readonly EndingParty[]>>;
  /** the instant at which its last day is over; null while none was begun */
  readonly endsAt: Date | null;
};

type Move = {
  readonly by: readonly EndingRole[];
  /** `same`: the act is a row of its own; `both`: that state once the other side has said so too */
  readonly from: Partial<Record<EndingState, EndingState | 'same' | { readonly both: EndingState }>>;
};

const STAFF = ['owner', 'manager'] as const;
const PARTIES = ['owner', 'assistant'] as const;

/** The whole life of an ending. Each line reads: who, from which state, to which state. */
const MOVES: Record<EndingAction, Move> = {
  begin: { by: PARTIES, from: { none: 'handing_back' } },
  planBrief: { by: STAFF, from: { handing_back: 'same' } },
  // from the first day of work on, so that at its end it is known who was given access to what
  noteAccess: { by: [...STAFF, 'assistant'], from: { none: 'same', handing_back: 'same' } },
  // an account may be closed on the last day or on the morning after, so this is possible after the end too
  revokeAccess: { by: [...STAFF, 'assistant'], from: { none: 'same', handing_back: 'same', ended: 'same' } },
  sayDone: { by: PARTIES, from: { handing_back: { both: 'ended' } } },
  sayGoOn: { by: PARTIES, from: { handing_back: { both: 'none' } } },
  beginByItself: { by: ['product'], from: { none: 'handing_back' } },
  takeBackBySigning: { by: ['product'], from: { handing_back: 'none' } },
  end: { by: ['product'], from: { handing_back: 'ended' } },
};

/**
 * Decides whether somebody may do something about the end of an engagement at an instant.
 * @returns the next state, or a refusal written for that person.
 */
export function decide(
  facts: EndingFacts,
  action: EndingAction,
  role: EndingRole,
  now: Date,
): Result<EndingState> {
  const { by, from } = MOVES[action];
  if (!by.includes(role)) return refuse('not_yours', WHOSE[action] ?? 'That is for the two sides to say.');
  const next = from[facts.state];
  if (next === undefined) return refuse('wrong_state', WRONG[facts.state]);
  const hindrance = whyNot(facts, action, role, now);
  if (hindrance) return hindrance;
  if (typeof next !== 'object') return accept(next === 'same' ? facts.state : next);
  const word = action === 'sayDone' ? 'done' : 'go_on';
  return accept(facts.said[word].length > 0 ? next.both : facts.state);
}

const WHOSE: Partial<Record<EndingAction, string>> = {
  begin: 'Only an owner or the assistant ends the work.',
  planBrief: 'What becomes of a brief is for the business to say.',
  sayDone: 'Only an owner or the assistant says that all is handed back.',
  sayGoOn: 'Only an owner or the assistant says that the work goes on.',
  end: 'It ends by itself, on its last day.',
};

const WRONG: Record<EndingState, string> = {
  none: 'Nobody has begun to end this work, so that can’t be done.',
  handing_back: 'The end of this work has begun already. Its last day is on its page.',
  ended: 'This work has ended, so that can’t be done any more.',
};

function whyNot(facts: EndingFacts, action: EndingAction, role: EndingRole, now: Date) {
  const { state, engagementState, hasAgreementInForce, said, endsAt } = facts;
  switch (action) {
    case 'begin':
      if (engagementState === 'invited') {
        return refuse('not_joined', 'Nobody has joined yet. Withdraw the invitation instead.');
      }
      if (!hasAgreementInForce) return null;
      return refuse(
        'notice_first',
        'An agreement is in force. Give the notice that you agreed on; the hand-back begins with it.',
      );
    case 'sayDone':
    case 'sayGoOn': {
      const word = action === 'sayDone' ? 'done' : 'go_on';
      if (!said[word].some((party) => party === role)) return null;
      return refuse('said_already', 'You have said so already. It is the other side’s turn.');
    }
    case 'revokeAccess':
      if (state !== 'ended' || role !== 'assistant') return null;
      return refuse('not_yours', 'Your access has ended with the work. The business shuts what is left.');
    case 'end':
      if (endsAt !== null && endsAt.getTime() <= now.getTime()) return null;
      return refuse('not_yet', 'Its last day isn’t over.');
    default:
      return null;
  }
}

/** The minimum time for handing everything back, unless both say sooner that it is done. */
export const HAND_BACK_DAYS = 14;
/** How far ahead a last day can be. */
export const MOST_DAYS_AHEAD = 180;

export type LastDay = {
  /** `YYYY-MM-DD` in the zone of the business */
  readonly day: string;
  /** the instant at which it is over */
  readonly endsAt: Date;
};

/**
 * @param agreementEnds when the agreement ends whose end begins it; null if no end is ahead
 * @param zone of the business: its calendar counts the days
 * @returns the last day of an ending that follows an agreement: the agreement's own, but never sooner than there is
 * time to hand back.
 */
export function lastDayAfter(agreementEnds: Date | null, begunAt: Date, zone: string): LastDay {
  const soonest = dateAhead(begunAt, HAND_BACK_DAYS, zone);
  // an agreement ends where its last day does: a moment before is still that day
  const agreed = agreementEnds === null ? soonest : dateAhead(lastMomentBefore(agreementEnds), 0, zone);
  return agreed <= soonest
    ? { day: soonest, endsAt: endOfDay(soonest, zone) }
    : { day: agreed, endsAt: endOfDay(agreed, zone) };
}

/**
 * @param agreementEnds when the agreement in force ends; null if there is none, or it has no end
 * @returns whether days are left after it only for handing back: these are explained, since two dates are then named.
 */
export function isOverSooner(
  agreementEnds: Date | null,
  { endsAt }: Pick<LastDay, 'endsAt'>,
): agreementEnds is Date {
  return agreementEnds !== null && agreementEnds.getTime() < endsAt.getTime();
}

/** @param day "Sat 5 Dec" @returns what such days are for, as both sides read it. */
export function daysForHandingBack(day: string): string {
  return `The agreement is over sooner, with ${day}: nothing new is handed over after that, and the days that follow are for handing back.`;
}

/** @returns the day that somebody chose as the last, or a refusal at the field `lastDay`. */
export function decideLastDay(chosen: string, now: Date, zone: string): Result<LastDay> {
  if (chosen < dateAhead(now, 0, zone)) {
    return refuse('past', 'Choose today or a later day.', 'lastDay');
  }
  if (chosen > dateAhead(now, MOST_DAYS_AHEAD, zone)) {
    return refuse('too_late', 'Choose a day within half a year.', 'lastDay');
  }
  return accept({ day: chosen, endsAt: endOfDay(chosen, zone) });
}

/** @returns when both are reminded of the last day: three days before it is over; null if that is already past. */
export function remindsAt(begunAt: Date, endsAt: Date): Date | null {
  const at = new Date(endsAt.getTime() - 3 * DAY_MS);
  return at.getTime() > begunAt.getTime() ? at : null;
}
