import { countsTime } from '@/lib/agreements/terms/paying.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { decide, type TimesheetState } from '../rules';

/** The terms that govern a day; null: no agreement does. */
export type TermsOfDay = Parameters<typeof countsTime>[0] | null;

export type StartFacts = {
  /** whether a timer of theirs is already running, anywhere */
  readonly isRunning: boolean;
  /** today's, on the business's calendar */
  readonly terms: TermsOfDay;
  /** that of the week that today is in */
  readonly week: TimesheetState;
};

/** A timer still running at the end of the engagement. */
export type StoppedTimer = {
  readonly startedAt: Date;
  /** what it came to; null: it was forgotten, or its time couldn't be recorded */
  readonly minutes: number | null;
};

/** Decides whether an assistant may start a timer now: only where its time can be recorded. */
export function decideStarting({ isRunning, terms, week }: StartFacts): Result {
  if (isRunning) {
    return refuse('running', 'Your timer is running already. Stop it first: one thing at a time.');
  }
  if (terms === null) {
    return refuse('no_agreement', 'No agreement is in force today, so time that is worked can’t be paid.');
  }
  if (!countsTime(terms)) {
    return refuse(
      'not_hourly',
      'Under today’s agreement this work isn’t counted by the hour, so there is no time to record.',
    );
  }
  // in a week that accepts no more, it would count hours that can't be recorded
  const written = decide(week, 'write', 'assistant');
  return written.ok ? accept(undefined) : written;
}
