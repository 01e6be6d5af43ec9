import { countsTime } from '@/lib/agreements/paying.rules';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { decide, type TimesheetState } from './rules';

/** The terms that govern a day; null: no agreement does. */
export type TermsOfDay = Parameters<typeof countsTime>[0] | null;

export type StartFacts = {
  /** whether a timer of theirs runs already, wherever that is */
  readonly isRunning: boolean;
  /** of today, on the calendar of the business */
  readonly terms: TermsOfDay;
  /** of the week that today lies in */
  readonly week: TimesheetState;
};

/** A timer that still ran when the work of two ended. */
export type StoppedTimer = {
  readonly startedAt: Date;
  /** what it came to; null: it was forgotten, or what it counted couldn't be written down */
  readonly minutes: number | null;
};

/** Decides whether an assistant may start a timer now: only where what it counts can be written down. */
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
  // in a week that takes no more, hours would be counted that can't be written down
  const written = decide(week, 'write', 'assistant');
  return written.ok ? accept(undefined) : written;
}
