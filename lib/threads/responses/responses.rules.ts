import { workClock } from '@/lib/platform/time/work-clock';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import { workedBy } from '@/lib/platform/time/working-moments';
import type { Side } from '../rules';

/** A message, as far as it says who waited for whom. In the order of the conversation. */
export type Said = {
  readonly thread: string;
  readonly side: Side;
  readonly at: Date;
  readonly asks: boolean;
  /** its subject is over: what waits in it waits no longer, and nobody has said anything */
  readonly ends: boolean;
};

/** A question, and when the other side said something in reply; null while they haven't. */
export type Turn = {
  readonly asked: Side;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  /** when its subject ended without an answer; null: it hasn't, or there was one */
  readonly overAt: Date | null;
};

/** Agreements promise hours "on working days", all 24 of which count; people who haven't said which days get these. */
const USUAL_DAYS = [1, 2, 3, 4, 5];

/**
 * Finds who waited for whom. What asks for an answer waits, from the first such message on, until the other side says
 * anything in the same conversation; anything else, such as a "thank you", waits for no answer.
 * @param messages grouped by conversation, each in its own order
 */
export function turnsIn(messages: readonly Said[]): readonly Turn[] {
  const turns: Turn[] = [];
  const open = new Map<string, { readonly asked: Side; readonly askedAt: Date }>();
  for (const { thread, side, at, asks, ends } of messages) {
    const waiting = open.get(thread);
    if (waiting && (ends || waiting.asked !== side)) {
      turns.push({
        ...waiting,
        ...(ends ? { answeredAt: null, overAt: at } : { answeredAt: at, overAt: null }),
      });
      open.delete(thread);
    }
    if (asks && !open.has(thread)) open.set(thread, { asked: side, askedAt: at });
  }
  return [...turns, ...[...open.values()].map((waiting) => ({ ...waiting, answeredAt: null, overAt: null }))];
}

/** How long one side takes to answer. */
export type Responses = {
  /** how many questions count: answered, or left waiting longer than agreed */
  readonly counted: number;
  /** how many of them were answered within the agreed time; null while nothing is agreed */
  readonly inTime: number | null;
  /** the median answer time, in minutes of the responder's working time; null while there is no answer */
  readonly usualMinutes: number | null;
  /**
   * whether the hours are theirs; otherwise every hour of a working day counts, since they haven't said when they work
   */
  readonly isInWorkingHours: boolean;
};

/**
 * Measures how one side answers the other: the same way for both.
 * @param turns those in which the other side asked
 * @param calendar the responder's
 * @param agreedHours the response time of the agreement in force, counted on working days; null while there is none
 */
export function measureResponses(
  turns: readonly Turn[],
  calendar: WorkCalendar,
  agreedHours: number | null,
  now: Date,
): Responses {
  const measured = measureAgreed(
    {
      askedAt: turns.map(({ askedAt }) => askedAt.getTime()),
      answeredAt: turns.map(({ answeredAt }) => answeredAt?.getTime() ?? null),
      overAt: turns.map(({ overAt }) => overAt?.getTime() ?? null),
      agreedHours: turns.map(() => agreedHours),
    },
    calendar,
    now,
  );
  return agreedHours === null ? { ...measured, inTime: null } : measured;
}

/** A question with the response time, in hours on working days, agreed when it was asked; null: none was. */
export type AgreedTurn = Turn & { readonly agreedHours: number | null };

/** Many of them, as columns; instants in milliseconds since 1970. */
export type AgreedTurns = {
  readonly askedAt: readonly number[];
  readonly answeredAt: readonly (number | null)[];
  readonly overAt: readonly (number | null)[];
  readonly agreedHours: readonly (number | null)[];
};

/**
 * @returns as `measureResponses`, where the agreed time has changed between questions: each is judged by what applied
 * when it was asked.
 */
export function measureAgreed(
  { askedAt, answeredAt, overAt, agreedHours }: AgreedTurns,
  calendar: WorkCalendar,
  now: Date,
): Responses & { readonly inTime: number } {
  const judge = judgeFor(askedAt, calendar, now);
  const times: number[] = [];
  let [counted, inTime] = [0, 0];
  askedAt.forEach((asked, index) => {
    const ended = { answeredAt: answeredAt[index] ?? null, overAt: overAt[index] ?? null };
    const { minutes, isLate } = judge(asked, ended, agreedHours[index] ?? null);
    if (minutes !== null) times.push(minutes);
    if (minutes !== null || isLate) counted += 1;
    if (minutes !== null && !isLate) inTime += 1;
  });
  return { counted, inTime, usualMinutes: lowerMedian(times), isInWorkingHours: calendar.hours !== null };
}

/** How one question was answered. */
export type JudgedAnswer = {
  /** in the responder's working time; null without an answer */
  readonly minutes: number | null;
  /** whether it took, or has waited, longer than agreed */
  readonly isLate: boolean;
};

/** @returns for each question, in order, how long its answer took and whether it was late. */
export function judgeAnswers(
  turns: readonly AgreedTurn[],
  calendar: WorkCalendar,
  now: Date,
): readonly JudgedAnswer[] {
  const asked = turns.map(({ askedAt }) => askedAt.getTime());
  const judge = judgeFor(asked, calendar, now);
  return turns.map(({ askedAt, answeredAt, overAt, agreedHours }) => {
    const ended = { answeredAt: answeredAt?.getTime() ?? null, overAt: overAt?.getTime() ?? null };
    return judge(askedAt.getTime(), ended, agreedHours);
  });
}

/** How the waiting for an answer ended; both null while it goes on. */
type Ended = { readonly answeredAt: number | null; readonly overAt: number | null };
type Judge = (askedAt: number, ended: Ended, agreedHours: number | null) => JudgedAnswer;

function judgeFor(asked: readonly number[], calendar: WorkCalendar, now: Date): Judge {
  const until = now.getTime();
  const stretch = { from: asked.reduce((earliest, at) => Math.min(earliest, at), until), until };
  const { hours } = calendar;
  const agreed = workClock(dayAndNight(calendar), stretch);
  const own = hours === null ? agreed : workClock({ ...calendar, hours }, stretch);
  return (askedAt, { answeredAt, overAt }, agreedHours) => ({
    minutes: answeredAt === null ? null : own(askedAt, answeredAt),
    isLate: agreedHours !== null && agreed(askedAt, answeredAt ?? overAt ?? until) > agreedHours * 60,
  });
}

/**
 * @param calendar of the side that is to answer
 * @returns by when an answer is agreed; null when its days off leave none for years.
 */
export function answerDueAt(askedAt: Date, agreedHours: number, calendar: WorkCalendar): Date | null {
  return workedBy(askedAt, agreedHours * 60, dayAndNight(calendar));
}

/** All 24 hours of somebody's working days count towards agreed hours. */
function dayAndNight(calendar: WorkCalendar) {
  return { ...calendar, hours: { days: calendar.hours?.days ?? USUAL_DAYS, from: 0, until: 0 } };
}

/** @returns the lower of the two in the middle for an even number: an answer that was really given. */
function lowerMedian(minutes: readonly number[]): number | null {
  const sorted = [...minutes].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
