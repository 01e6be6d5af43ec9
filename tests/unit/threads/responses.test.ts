import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from '@/lib/platform/time/working-hours';
import {
  measureAgreed,
  measureResponses,
  type Said,
  type Turn,
  turnsIn,
} from '@/lib/threads/responses/responses.rules';

const NINE_TO_FIVE = { days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 };
const london: WorkCalendar = { zone: 'Europe/London', hours: NINE_TO_FIVE, holidays: [] };
const manila: WorkCalendar = { zone: 'Asia/Manila', hours: NINE_TO_FIVE, holidays: [] };
const now = new Date('2026-11-27T12:00:00Z');
const said = (side: Said['side'], at: string, asks = true, thread = 't'): Said => ({
  thread,
  side,
  at: new Date(at),
  asks,
  ends: false,
});
const turn = (askedAt: string, answeredAt: string | null): Turn => ({
  asked: 'owner',
  askedAt: new Date(askedAt),
  answeredAt: answeredAt === null ? null : new Date(answeredAt),
  overAt: null,
});

describe('who waited for whom', () => {
  it('is counted from the first thing asked to the first thing said back', () => {
    const turns = turnsIn([
      said('owner', '2026-11-23T09:00:00Z'),
      said('owner', '2026-11-23T10:00:00Z'),
      said('assistant', '2026-11-23T11:00:00Z', false),
      said('assistant', '2026-11-23T12:00:00Z', false),
    ]);

    expect(turns).toEqual([turn('2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z')]);
  });

  it('isn’t counted for what asks nothing', () => {
    const turns = turnsIn([
      said('owner', '2026-11-23T09:00:00Z', false),
      said('assistant', '2026-11-26T11:00:00Z', false),
    ]);

    expect(turns).toEqual([]);
  });

  it('is counted the other way round when an answer asks back', () => {
    const turns = turnsIn([
      said('owner', '2026-11-23T09:00:00Z'),
      said('assistant', '2026-11-23T10:00:00Z'),
      said('owner', '2026-11-23T12:00:00Z', false),
    ]);

    expect(turns.map(({ asked }) => asked)).toEqual(['owner', 'assistant']);
  });

  it('is separate for each conversation', () => {
    const turns = turnsIn([
      said('owner', '2026-11-23T09:00:00Z', true, 'a'),
      said('assistant', '2026-11-23T10:00:00Z', false, 'b'),
    ]);

    expect(turns).toEqual([turn('2026-11-23T09:00:00Z', null)]);
  });
});

describe('how fast a side answers', () => {
  it('is the median of its answers in its own working hours', () => {
    const turns = [
      // asked in the night before, answered at 11:00
      turn('2026-11-24T02:00:00Z', '2026-11-24T11:00:00Z'),
      // asked on Friday at 16:00, answered on Monday at 10:00
      turn('2026-11-20T16:00:00Z', '2026-11-23T10:00:00Z'),
      turn('2026-11-24T09:00:00Z', '2026-11-24T16:00:00Z'),
    ];

    expect(measureResponses(turns, london, 24, now)).toEqual({
      counted: 3,
      inTime: 3,
      usualMinutes: 120,
      isInWorkingHours: true,
    });
  });

  it('is an answer that was really given: the lower of the two in the middle', () => {
    const turns = ['19', '10', '11', '12', '13', '14'].map((hour) =>
      turn('2026-11-24T09:00:00Z', `2026-11-24T${hour}:00:00Z`),
    );

    expect(measureResponses(turns, { ...london, hours: null }, 24, now).usualMinutes).toBe(180);
  });

  it('is judged by what was agreed when it was asked, even with an amendment in between', () => {
    const asked = Date.parse('2026-11-23T09:00:00Z');
    const answered = Date.parse('2026-11-24T08:00:00Z');
    const twice = {
      askedAt: [asked, asked],
      answeredAt: [answered, answered],
      overAt: [null, null],
      agreedHours: [24, 8],
    };

    expect(measureAgreed(twice, london, now)).toMatchObject({ counted: 2, inTime: 1 });
  });

  it('is judged by the agreement, whose hours run day and night on working days', () => {
    const turns = [
      turn('2026-11-20T16:00:00Z', '2026-11-23T16:00:00Z'),
      turn('2026-11-20T16:00:00Z', '2026-11-23T16:01:00Z'),
    ];

    expect(measureResponses(turns, london, 24, now)).toMatchObject({ counted: 2, inTime: 1 });
  });

  it('counts what has no answer only once it has waited longer than agreed', () => {
    const waiting = [turn('2026-11-27T09:00:00Z', null)];
    const overdue = [turn('2026-11-24T09:00:00Z', null)];

    expect(measureResponses(waiting, london, 24, now)).toMatchObject({
      counted: 0,
      inTime: 0,
      usualMinutes: null,
    });
    expect(measureResponses(overdue, london, 24, now)).toMatchObject({
      counted: 1,
      inTime: 0,
      usualMinutes: null,
    });
    expect(measureResponses(overdue, london, null, now)).toMatchObject({ counted: 0, inTime: null });
  });

  it('waits no longer than its subject: late if it was by then, and otherwise not counted', () => {
    const turns = turnsIn([
      said('assistant', '2026-11-23T09:00:00Z', true, 'soon over'),
      { ...said('owner', '2026-11-23T12:00:00Z', false, 'soon over'), ends: true },
      said('assistant', '2026-11-23T09:00:00Z', true, 'left for days'),
      { ...said('owner', '2026-11-25T09:00:00Z', false, 'left for days'), ends: true },
    ]);

    expect(turns.map(({ answeredAt }) => answeredAt)).toEqual([null, null]);
    expect(measureResponses(turns, london, 24, now)).toMatchObject({ counted: 1, inTime: 0 });
  });

  it('counts every hour of a working day while nobody knows when they work, and says so', () => {
    const turns = [turn('2026-11-24T09:00:00Z', '2026-11-24T21:00:00Z')];

    expect(measureResponses(turns, { ...london, hours: null }, 24, now)).toMatchObject({
      usualMinutes: 12 * 60,
      isInWorkingHours: false,
    });
  });

  it('is the same rule for both: whoever is on which side, it measures the same', () => {
    const instants = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2026, 8, 1) + minutes * 60_000));
    const talk = fc
      .array(
        fc.record({
          side: fc.constantFrom('owner' as const, 'assistant' as const),
          at: instants,
          asks: fc.boolean(),
        }),
      )
      .map((all) =>
        all
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .map((each) => ({ ...each, thread: 't', ends: false })),
      );
    const other = { owner: 'assistant', assistant: 'owner' } as const;

    fc.assert(
      fc.property(
        talk,
        fc.constantFrom(london, manila),
        fc.integer({ min: 1, max: 48 }),
        (talked, calendar, agreed) => {
          const measure = (all: readonly Said[], asked: Said['side']) =>
            measureResponses(
              turnsIn(all).filter((each) => each.asked === asked),
              calendar,
              agreed,
              now,
            );
          const swapped = talked.map((each) => ({ ...each, side: other[each.side] }));

          expect(measure(swapped, 'assistant')).toEqual(measure(talked, 'owner'));
          const { counted, inTime, usualMinutes } = measure(talked, 'owner');
          expect(inTime).toBeLessThanOrEqual(counted);
          if (usualMinutes !== null) expect(usualMinutes).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
