import { type WorkCalendar, workingMinutes } from '@/lib/platform/time/working-hours';
import type { Side } from './rules';

/** What was said in one conversation, as far as it says who waited for whom. In the order of the conversation. */
export type Said = {
  readonly thread: string;
  readonly side: Side;
  readonly at: Date;
  readonly asks: boolean;
};

/** A question, and when the other side said something to it; null while they haven't. */
export type Turn = { readonly asked: Side; readonly askedAt: Date; readonly answeredAt: Date | null };

/** Agreements promise hours "on working days", which run day and night on those; whoever hasn't said which keeps these. */
const USUAL_DAYS = [1, 2, 3, 4, 5];

/** As much as nobody waits, in minutes: counting ends there. */
const LONGEST_WAIT = 60 * 24 * 60;

/**
 * Finds who waited for whom. What asks something waits, from the first such message on, until the other side says
 * anything in the same conversation; what asks nothing, a "thank you", waits for no answer.
 * @param said grouped by conversation, each in its own order
 */
export function turnsIn(said: readonly Said[]): readonly Turn[] {
  const turns: Turn[] = [];
  const open = new Map<string, { readonly asked: Side; readonly askedAt: Date }>();
  for (const { thread, side, at, asks } of said) {
    const waiting = open.get(thread);
    if (waiting && waiting.asked !== side) {
      turns.push({ ...waiting, answeredAt: at });
      open.delete(thread);
    }
    if (asks && !open.has(thread)) open.set(thread, { asked: side, askedAt: at });
  }
  return [...turns, ...[...open.values()].map((waiting) => ({ ...waiting, answeredAt: null }))];
}

/** How long one side takes to answer. */
export type Responses = {
  /** how many questions count: answered, or waiting longer than was agreed */
  readonly counted: number;
  /** how many of them were answered within what was agreed; null while nothing is agreed */
  readonly inTime: number | null;
  /** the middle one of the answers' times, in minutes of the responder's working time; null while there is no answer */
  readonly usualMinutes: number | null;
  /** whether the hours are theirs, or every hour of a working day counts since they haven't said when they work */
  readonly isInWorkingHours: boolean;
};

/**
 * Measures how one side answers the other: the same way for both.
 * @param turns those in which the other side asked
 * @param calendar the responder's
 * @param agreedHours the response time of the agreement in force, which runs on working days; null while there is none
 */
export function measureResponses(
  turns: readonly Turn[],
  calendar: WorkCalendar,
  agreedHours: number | null,
  now: Date,
): Responses {
  const days = calendar.hours?.days ?? USUAL_DAYS;
  const onWorkingDays: WorkCalendar = { ...calendar, hours: { days, from: 0, until: 0 } };
  const own = calendar.hours === null ? onWorkingDays : calendar;
  const isLate = ({ askedAt, answeredAt }: Turn) =>
    agreedHours !== null && minutesBetween(askedAt, answeredAt ?? now, onWorkingDays) > agreedHours * 60;
  const counted = turns.filter((turn) => turn.answeredAt !== null || isLate(turn));
  const answers = turns.flatMap(({ askedAt, answeredAt }) =>
    answeredAt === null ? [] : [minutesBetween(askedAt, answeredAt, own)],
  );
  return {
    counted: counted.length,
    inTime: agreedHours === null ? null : counted.filter((turn) => !isLate(turn)).length,
    usualMinutes: middleOf(answers),
    isInWorkingHours: calendar.hours !== null,
  };
}

function minutesBetween(from: Date, until: Date, calendar: WorkCalendar): number {
  return workingMinutes(from, until, calendar, LONGEST_WAIT) ?? 0;
}

/** @returns the lower one of the two in the middle where there are two: an answer that was really given. */
function middleOf(minutes: readonly number[]): number | null {
  const sorted = [...minutes].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
