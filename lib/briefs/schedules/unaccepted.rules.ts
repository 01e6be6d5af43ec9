import type { BriefState } from '../rules';

/** A brief that a schedule has handed over, as far as it says whether somebody has taken it on. */
export type HandedOverBrief = {
  readonly state: BriefState;
  readonly deadlineAt: Date | null;
  /** when its assistant is asked for the answer that was agreed on; none where its deadline comes first */
  readonly reminders: readonly { readonly dueAt: Date }[];
};

/** How many of a schedule's latest occurrences are looked at: enough to see that nobody accepts them. */
export const MOST_LOOKED_AT = 5;

/** One may be late by chance; from two on, whoever set up the schedule should know that it hands over to nobody. */
const IN_A_ROW = 2;

/**
 * product.md, "Let go": the owner hears of exceptions. A schedule hands over whether or not anybody accepts.
 * @param briefs of one schedule, newest first
 * @returns those that wait for a yes or no for longer than agreed, if there are at least two since the last one that
 * had any answer. One that still has time is no answer, nor is one that was withdrawn.
 */
export function unacceptedInARow<Brief extends HandedOverBrief>(
  briefs: readonly Brief[],
  now: Date,
): readonly Brief[] {
  const answered = briefs.findIndex(({ state }) => state !== 'sent' && state !== 'withdrawn');
  const since = answered === -1 ? briefs : briefs.slice(0, answered);
  const late = since.filter((brief) => brief.state === 'sent' && isAnswerLate(brief, now));
  return late.length < IN_A_ROW ? [] : late;
}

function isAnswerLate({ deadlineAt, reminders: [reminder] }: HandedOverBrief, now: Date): boolean {
  const dueAt = reminder?.dueAt ?? deadlineAt;
  return dueAt !== null && dueAt <= now;
}
