import { Temporal } from 'temporal-polyfill';
import { counted } from '@/lib/platform/text/counted';
import { MINUTE_MS } from '@/lib/platform/time/lengths';

export type Promised = { readonly deadlineAt: Date; readonly deadlineLocal: string };

/**
 * docs/adr/0012: time stood still is given back minute for minute, a partial one counting as one, since a deadline is
 * exact to the minute.
 * @returns for how long the clock stood still, in whole minutes
 */
export function pausedMinutes(pausedAt: Date, resumedAt: Date): number {
  return Math.ceil(Math.max(0, resumedAt.getTime() - pausedAt.getTime()) / MINUTE_MS);
}

/**
 * @param zone in which the deadline was promised: the clock time there moves with it, an hour more or less over a DST
 * change
 * @returns the deadline once the clock runs again: as much time is left as when it stopped, late or not.
 */
export function deadlineAfterPause(
  was: Promised,
  zone: string,
  pause: { readonly pausedAt: Date; readonly resumedAt: Date },
): Promised {
  const at = was.deadlineAt.getTime() + pausedMinutes(pause.pausedAt, pause.resumedAt) * MINUTE_MS;
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    deadlineAt: new Date(at),
    deadlineLocal: there.toPlainDateTime().toString({ smallestUnit: 'minute' }),
  };
}

/** @returns whether a question stops the clock: the first blocking one; until that ends, others change nothing. */
export function stopsTheClock(
  question: { readonly isBlocking: boolean },
  openBlockingQuestions: number,
): boolean {
  return question.isBlocking && openBlockingQuestions === 0;
}

/**
 * @param openBlockingQuestions before this one has ended
 * @returns whether answering or withdrawing it starts the clock again: only the last blocking question does.
 */
export function startsTheClock(
  question: { readonly isBlocking: boolean },
  openBlockingQuestions: number,
): boolean {
  return question.isBlocking && openBlockingQuestions === 1;
}

/** @returns a waiting time in words: "40 minutes", "26 hours", "3 days". */
export function waitingInWords(minutes: number): string {
  const [amount, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 3 * 24 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / (24 * 60)), 'day'];
  return counted(amount, unit);
}
