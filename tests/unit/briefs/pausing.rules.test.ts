import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { deadlineMoves } from '@/lib/briefs/changing/deadline-moves.rules';
import {
  deadlineAfterPause,
  pausedMinutes,
  startsTheClock,
  stopsTheClock,
  waitingInWords,
} from '@/lib/briefs/questions/pausing.rules';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (iso: string) => new Date(iso);
const promised = { deadlineAt: at('2026-11-27T23:00:00Z'), deadlineLocal: '2026-11-27T17:00' };

describe('the clock of a brief', () => {
  it('gives back the time it stood still, counting a started minute as a whole one', () => {
    expect(pausedMinutes(at('2026-11-20T09:00:00Z'), at('2026-11-21T11:00:00Z'))).toBe(26 * 60);
    expect(pausedMinutes(at('2026-11-20T09:00:00Z'), at('2026-11-20T09:00:00.001Z'))).toBe(1);
    expect(pausedMinutes(at('2026-11-20T09:00:00Z'), at('2026-11-20T09:00:00Z'))).toBe(0);
  });

  it('moves the deadline by as long, and gives it on the clock it was promised on', () => {
    const pause = { pausedAt: at('2026-11-26T15:00:00Z'), resumedAt: at('2026-11-27T17:00:00Z') };

    expect(deadlineAfterPause(promised, 'America/Chicago', pause)).toEqual({
      deadlineAt: at('2026-11-29T01:00:00Z'),
      deadlineLocal: '2026-11-28T19:00',
    });
  });

  it('counts 24 hours as 24 hours over a night in which clocks change', () => {
    const was = { deadlineAt: at('2026-03-07T18:00:00Z'), deadlineLocal: '2026-03-07T12:00' };
    const pause = { pausedAt: at('2026-03-06T12:00:00Z'), resumedAt: at('2026-03-07T12:00:00Z') };

    // clocks in Chicago go forward on 8 March
    expect(deadlineAfterPause(was, 'America/Chicago', pause).deadlineLocal).toBe('2026-03-08T13:00');
  });

  it('leaves as much time as there was when it stopped, late or not, in any zone and at any edge', () => {
    const instant = fc.date({
      min: at('2025-01-01T00:00:00Z'),
      max: at('2029-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom(
      'America/Chicago',
      'Asia/Manila',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.integer({ min: -30 * 24 * HOUR, max: 90 * 24 * HOUR }),
        fc.integer({ min: 0, max: 40 * 24 * HOUR }),
        (pausedAt, where, left, stood) => {
          // deadlines are given to the minute
          const minute = Math.floor((pausedAt.getTime() + left) / MINUTE) * MINUTE;
          const local = Temporal.Instant.fromEpochMilliseconds(minute)
            .toZonedDateTimeISO(where)
            .toPlainDateTime();
          const was = {
            deadlineAt: new Date(minute),
            deadlineLocal: local.toString({ smallestUnit: 'minute' }),
          };
          const resumedAt = new Date(pausedAt.getTime() + stood);

          const moved = deadlineAfterPause(was, where, { pausedAt, resumedAt });

          const before = was.deadlineAt.getTime() - pausedAt.getTime();
          const after = moved.deadlineAt.getTime() - resumedAt.getTime();
          expect(after - before).toBeGreaterThanOrEqual(0);
          expect(after - before).toBeLessThan(MINUTE);
          expect(moved.deadlineAt.getTime() % MINUTE).toBe(0);
          const there = Temporal.PlainDateTime.from(moved.deadlineLocal);
          const shown = Temporal.Instant.fromEpochMilliseconds(moved.deadlineAt.getTime()).toZonedDateTimeISO(
            where,
          );
          expect(shown.toPlainDateTime().equals(there)).toBe(true);
        },
      ),
    );
  });

  it('stands still exactly while at least one blocking question is open, however questions and answers come', () => {
    type Event = {
      readonly after: number;
      readonly asks: boolean;
      readonly isBlocking: boolean;
      readonly pick: number;
    };
    const event: fc.Arbitrary<Event> = fc.record({
      after: fc.integer({ min: 0, max: 30 }),
      asks: fc.boolean(),
      isBlocking: fc.boolean(),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const start = at('2026-11-02T09:00:00Z').getTime();
        let now = 0;
        const open: { isBlocking: boolean; asked: number }[] = [];
        const intervals: [number, number][] = [];
        let pausedAt: number | null = null;
        let deadline = { deadlineAt: new Date(start + 10_000 * MINUTE), deadlineLocal: '' };
        const blocking = () => open.filter((question) => question.isBlocking).length;

        const resume = (minute: number, since: number) => {
          const pause = {
            pausedAt: new Date(start + since * MINUTE),
            resumedAt: new Date(start + minute * MINUTE),
          };
          deadline = deadlineAfterPause(deadline, 'UTC', pause);
        };
        for (const { after, asks, isBlocking, pick } of events) {
          now += after;
          if (asks) {
            if (stopsTheClock({ isBlocking }, blocking())) pausedAt = now;
            open.push({ isBlocking, asked: now });
          } else if (open.length > 0) {
            const [answered] = open.splice(pick % open.length, 1);
            if (!answered) continue;
            const stillBlocking = blocking() + (answered.isBlocking ? 1 : 0);
            if (answered.isBlocking) intervals.push([answered.asked, now]);
            if (startsTheClock(answered, stillBlocking) && pausedAt !== null) {
              resume(now, pausedAt);
              pausedAt = null;
            }
          }
        }
        // in the end all are answered at once
        for (const { isBlocking, asked } of open) if (isBlocking) intervals.push([asked, now]);
        if (pausedAt !== null) resume(now, pausedAt);

        // counted the slow way: each minute in which any blocking question was open
        const stood = Array.from({ length: now }, (_, minute) => minute).filter((minute) =>
          intervals.some(([from, until]) => from <= minute && minute < until),
        ).length;
        expect(deadline.deadlineAt.getTime()).toBe(start + (10_000 + stood) * MINUTE);
      }),
    );
  });

  it('is described in words that people use', () => {
    expect(waitingInWords(1)).toBe('1 minute');
    expect(waitingInWords(40)).toBe('40 minutes');
    expect(waitingInWords(61)).toBe('1 hour');
    expect(waitingInWords(26 * 60)).toBe('26 hours');
    expect(waitingInWords(5 * 24 * 60)).toBe('5 days');
  });
});

describe('how a deadline came to be what it is', () => {
  it('lists what was agreed and what was waited for, in order of time', () => {
    const answer = {
      outcome: 'accepted' as const,
      note: '',
      by: 'Ruth',
      at: at('2026-11-25T09:00:00Z'),
      wasDeadlineAt: promised.deadlineAt,
      wasBudgetMinutes: null,
      wasBudgetMoney: null,
      wasOutcome: null,
      wasInstructions: null,
      wasAutonomy: null,
    };
    const change = {
      id: 'change',
      raisedBy: 'assistant' as const,
      raisedByName: 'Maria',
      raisedAt: at('2026-11-24T09:00:00Z'),
      reason: 'Flu.',
      kinds: ['deadline' as const],
      deadlineAt: at('2026-11-30T23:00:00Z'),
      budgetMinutes: null,
      budgetMoney: null,
      outcome: null,
      instructions: null,
      autonomy: null,
      parts: [],
      answer,
    };
    const pause = {
      id: 'pause',
      pausedAt: at('2026-11-23T09:00:00Z'),
      wasDeadlineAt: at('2026-11-27T21:00:00Z'),
      end: { at: at('2026-11-23T11:00:00Z'), deadlineAt: promised.deadlineAt },
    };
    const declined = {
      ...change,
      id: 'no',
      answer: { ...answer, outcome: 'declined' as const, wasDeadlineAt: null },
    };

    const moves = deadlineMoves({
      changes: [change, declined, { ...change, id: 'open', answer: null }],
      pauses: [pause, { ...pause, id: 'still', end: null }],
    });

    expect(moves.map(({ id, waited }) => [id, waited])).toEqual([
      ['pause', 120],
      ['change', null],
    ]);
  });
});
