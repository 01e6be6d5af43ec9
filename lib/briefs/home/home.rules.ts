import { HOUR_MS } from '@/lib/platform/time/lengths';
import { type BriefState, isOverdue, WITH_ASSISTANT } from '../rules';

/** How many of a kind are shown; a page with more is no longer calm, and the list of briefs has them all. */
export const MOST_SHOWN = 20;
/**
 * How many of the briefs in other hands are shown when unfolded: enough to see what comes next, not a list to hover
 * over.
 */
export const NEXT_SHOWN = 5;
/** How far the page counts; beyond that, it says "more than". */
export const MOST_COUNTED = 500;

/**
 * A week: somebody who hasn't opened the home page by then has had the mail, and finds the brief among the closed ones.
 */
export const DECLINED_STAYS_DAYS = 7;

/** How long before a deadline work that nobody has accepted is a worry. */
const ACCEPTED_BY_HOURS = 48;
/** How long before a deadline work that nobody has started is a worry. */
const STARTED_BY_HOURS = 24;

/** How far ahead the home page looks for deadlines that may be missed, in hours. */
export const LOOK_AHEAD_HOURS = ACCEPTED_BY_HOURS;
/**
 * Long work is looked at earlier, this many times its budget ahead, since a week has four times as many hours as
 * working hours.
 */
export const BUDGETS_AHEAD = 5;

export type RiskFacts = {
  readonly state: BriefState;
  readonly deadlineAt: Date | null;
  /** whether the work can't go on without an answer */
  readonly isBlocked: boolean;
  /** by when the agreement promises that answer; null when nobody waits for one */
  readonly answerDueAt: Date | null;
  /** the risk reported by the assistant, while it isn't over */
  readonly raised: string | null;
  readonly acceptedAt: Date | null;
  /** the latest time to begin so that the budget still fits into the assistant's working time; null when unknown */
  readonly latestStart: Date | null;
};

/** Why a brief is at risk. */
export type RiskReason = 'raised' | 'overdue' | 'not_accepted' | 'not_started' | 'unanswered' | 'too_tight';

/**
 * Decides whether a brief is at risk, and why. The assistant's own report comes first: it is the reason behind the
 * rest.
 * @returns the reason, or null while there is nothing to worry about.
 */
export function whyAtRisk(brief: RiskFacts, now: Date): RiskReason | null {
  // a question may stay unanswered when the work is delivered, declined or over
  if (!WITH_ASSISTANT.includes(brief.state)) return null;
  // its clock stands still while a blocking question waits, so it is at risk only once the answer is late; any other
  // question stops nothing (docs/adr/0012)
  if (brief.isBlocked) return brief.answerDueAt !== null && brief.answerDueAt < now ? 'unanswered' : null;
  if (brief.raised !== null) return 'raised';
  if (isOverdue(brief, now)) return 'overdue';
  if (brief.deadlineAt === null) return null;
  const hoursLeft = (brief.deadlineAt.getTime() - now.getTime()) / HOUR_MS;
  if (isToBeAccepted(brief) && hoursLeft <= ACCEPTED_BY_HOURS) return 'not_accepted';
  if (brief.state === 'accepted' && hoursLeft <= STARTED_BY_HOURS) return 'not_started';
  const begun = earliestStart(brief, now);
  return begun !== null && brief.latestStart !== null && begun > brief.latestStart ? 'too_tight' : null;
}

/**
 * Working time isn't tracked, so the best is assumed: work that has started has been worked on since it was accepted.
 * No budget says how long a revision takes.
 */
function earliestStart(brief: RiskFacts, now: Date): Date | null {
  if (isToBeAccepted(brief) || brief.state === 'accepted') return now;
  return brief.state === 'in_progress' ? brief.acceptedAt : null;
}

function isToBeAccepted({ state }: RiskFacts): boolean {
  return state === 'sent' || state === 'clarifying';
}

/** How far a business has come: product.md, "The main job, end to end". */
export type Beginnings = {
  readonly hasAssistant: boolean;
  readonly hasAgreement: boolean;
  readonly hasBrief: boolean;
};

/** @returns the next step for a business that has never handed anything over, or null once it has. */
export function firstStep(business: Beginnings): 'invite' | 'agree' | 'hand_over' | null {
  if (business.hasBrief) return null;
  if (!business.hasAssistant) return 'invite';
  return business.hasAgreement ? 'hand_over' : 'agree';
}
