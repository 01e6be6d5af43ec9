import { type BriefState, isOverdue, WITH_ASSISTANT } from './rules';

/** So many of a kind are shown; a page with more is no longer calm, and the list of briefs has them all. */
export const MOST_SHOWN = 20;
/** Of what is in other hands, behind a closed lid: who looks under it sees what comes next, not a list to hover over. */
export const NEXT_SHOWN = 5;
/** So far the page counts; beyond, it says "more than". */
export const MOST_COUNTED = 500;

/** A week: who hasn't opened the home page by then has had the mail, and finds the brief among the closed ones. */
export const DECLINED_STAYS_DAYS = 7;

const HOUR = 60 * 60 * 1000;
/** So long before a deadline, work that nobody has accepted is a worry. */
const ACCEPTED_BY_HOURS = 48;
/** So long before a deadline, work that nobody has started is a worry. */
const STARTED_BY_HOURS = 24;

/** How far ahead the home page looks for deadlines that may be missed, in hours. */
export const LOOK_AHEAD_HOURS = ACCEPTED_BY_HOURS;
/** Long work is looked at earlier: so many times its budget ahead, since a week holds four times its working hours. */
export const BUDGETS_AHEAD = 5;

export type RiskFacts = {
  readonly state: BriefState;
  readonly deadlineAt: Date | null;
  /** whether the work can't go on without an answer */
  readonly isBlocked: boolean;
  /** by when the agreement promises that answer; null when nobody waits for one */
  readonly answerDueAt: Date | null;
  /** what the assistant says is at risk, when they have said so and it isn't over */
  readonly raised: string | null;
  readonly acceptedAt: Date | null;
  /** the latest moment to begin at which the budget still fits into the assistant's working time; null when it can't be known */
  readonly latestStart: Date | null;
};

export type Worry = 'raised' | 'overdue' | 'not_accepted' | 'not_started' | 'unanswered' | 'too_tight';

/**
 * Decides whether a brief is at risk, and by what. What the assistant says comes first: it is the reason behind the rest.
 * @returns the reason, or null while there is nothing to worry about.
 */
export function whyAtRisk(brief: RiskFacts, now: Date): Worry | null {
  // a question may be left without an answer where the work is delivered, declined or over
  if (!WITH_ASSISTANT.includes(brief.state)) return null;
  // its clock stands still while it waits for an answer, so it is at risk only once that is late
  if (brief.state === 'clarifying' || brief.isBlocked)
    return brief.answerDueAt !== null && brief.answerDueAt < now ? 'unanswered' : null;
  if (brief.raised !== null) return 'raised';
  if (isOverdue(brief, now)) return 'overdue';
  if (brief.deadlineAt === null) return null;
  const hoursLeft = (brief.deadlineAt.getTime() - now.getTime()) / HOUR;
  if (brief.state === 'sent' && hoursLeft <= ACCEPTED_BY_HOURS) return 'not_accepted';
  if (brief.state === 'accepted' && hoursLeft <= STARTED_BY_HOURS) return 'not_started';
  const begun = earliestStart(brief, now);
  return begun !== null && brief.latestStart !== null && begun > brief.latestStart ? 'too_tight' : null;
}

/**
 * Nobody's minutes are counted, so that the best is assumed: work that has started was at work since it was accepted. How
 * much a revision takes, no budget says.
 */
function earliestStart({ state, acceptedAt }: RiskFacts, now: Date): Date | null {
  if (state === 'sent' || state === 'accepted') return now;
  return state === 'in_progress' ? acceptedAt : null;
}

/** How far a business has come: product.md, "The main job, end to end". */
export type Beginnings = {
  readonly hasAssistant: boolean;
  readonly hasAgreement: boolean;
  readonly hasBrief: boolean;
};

/** @returns the step that comes next for a business that has never handed anything over, or null once it has. */
export function firstStep(business: Beginnings): 'invite' | 'agree' | 'hand_over' | null {
  if (business.hasBrief) return null;
  if (!business.hasAssistant) return 'invite';
  return business.hasAgreement ? 'hand_over' : 'agree';
}
