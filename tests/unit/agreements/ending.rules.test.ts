import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';
import {
  decideLastDay,
  decideRespondBy,
  hasRunOut,
  isTakenBackByNotice,
  nextEnding,
  noticeEnds,
  type RunningTime,
  termEnds,
} from '@/lib/agreements/timing/ending.rules';

const at = (text: string) => new Date(text);
const running: RunningTime = { state: 'in_force', respondBy: null, endsAt: null, noticeEndsAt: null };

describe('notice', () => {
  it.each([
    [
      'an ordinary fortnight',
      '2026-11-24T15:00:00Z',
      14,
      'America/Chicago',
      '2026-12-08',
      '2026-12-09T06:00:00Z',
    ],
    // clocks go forward in Chicago on 8 March 2026, so the last day ends an hour earlier in UTC
    [
      'over the start of summer time',
      '2026-03-01T15:00:00Z',
      14,
      'America/Chicago',
      '2026-03-15',
      '2026-03-16T05:00:00Z',
    ],
    ['over its end', '2026-10-25T15:00:00Z', 14, 'America/Chicago', '2026-11-08', '2026-11-09T06:00:00Z'],
    // in Chicago it is still the 23rd
    [
      'counted in the calendar of the business',
      '2026-11-24T03:00:00Z',
      1,
      'America/Chicago',
      '2026-11-24',
      '2026-11-25T06:00:00Z',
    ],
    // clocks in Beirut skip midnight: 30 March 2025 begins at 01:00
    [
      'to a day after which midnight is skipped',
      '2025-03-28T10:00:00Z',
      1,
      'Asia/Beirut',
      '2025-03-29',
      '2025-03-29T22:00:00Z',
    ],
    ['over a leap day', '2028-02-15T12:00:00Z', 14, 'UTC', '2028-02-29', '2028-03-01T00:00:00Z'],
  ])('%s', (_name, given, days, zone, lastDay, ends) => {
    expect(noticeEnds(at(given), days, zone)).toEqual({ lastDay, at: at(ends) });
  });

  it('of no days takes effect at once, as the text says', () => {
    const given = at('2026-11-24T15:00:00Z');

    expect(noticeEnds(given, 0, 'America/Chicago')).toEqual({ lastDay: '2026-11-24', at: given });
  });

  it("always ends where a day ends on the business's clock, on the last day, for any zone and length", () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2020-01-01'), max: at('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 365 }),
        fc.constantFrom(
          'America/Chicago',
          'Asia/Manila',
          'Australia/Lord_Howe',
          'Asia/Beirut',
          'Africa/Cairo',
        ),
        (given, days, zone) => {
          const { lastDay, at: end } = noticeEnds(given, days, zone);
          const next = Temporal.Instant.fromEpochMilliseconds(end.getTime()).toZonedDateTimeISO(zone);
          const before = next.subtract({ seconds: 1 });

          expect(before.toPlainDate().toString()).toBe(lastDay);
          expect(next.toPlainDate().toString()).toBe(
            Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString(),
          );
        },
      ),
    );
  });
});

describe('the last day that whoever gives notice was shown', () => {
  const given = noticeEnds(at('2026-11-24T15:00:00Z'), 14, 'America/Chicago');

  it('is the day that counts', () => {
    expect(decideLastDay('2026-12-08', given)).toEqual({ ok: true, value: undefined });
  });

  it('is asked about again once midnight has come in between', () => {
    expect(decideLastDay('2026-12-07', given)).toMatchObject({ refusal: { code: 'other_day' } });
  });
});

describe('a change that is on offer when notice is given', () => {
  it('is withdrawn if its giver alone has signed it, and in no other state', () => {
    const takenBack = AGREEMENT_STATES.filter((state) =>
      isTakenBackByNotice({ state, signedBy: ['owner'] }, 'owner'),
    );

    expect(takenBack).toEqual(['signed_by_one']);
    expect(isTakenBackByNotice({ state: 'signed_by_one', signedBy: ['owner'] }, 'assistant')).toBe(false);
  });
});

describe('the time to sign', () => {
  const offer = {
    proposedAt: at('2026-11-24T15:00:00Z'),
    zone: 'America/Chicago',
    lastDay: null,
    endsOn: null,
  };

  it('is thirty days, to the end of the last one, when nobody says otherwise', () => {
    expect(decideRespondBy(offer)).toEqual({ ok: true, value: at('2026-12-25T06:00:00Z') });
  });

  it('can be chosen, from tomorrow to a year', () => {
    expect(decideRespondBy({ ...offer, lastDay: '2026-11-25' })).toEqual({
      ok: true,
      value: at('2026-11-26T06:00:00Z'),
    });
    for (const [lastDay, code] of [
      ['2026-11-23', 'too_soon'],
      ['2026-11-24', 'too_soon'],
      ['2027-11-25', 'too_late'],
    ] as const) {
      expect(decideRespondBy({ ...offer, lastDay })).toMatchObject({ refusal: { code, field: 'respondBy' } });
    }
    expect(decideRespondBy({ ...offer, lastDay: '2027-11-24' }).ok).toBe(true);
  });

  it('is never longer than the agreement would run', () => {
    expect(decideRespondBy({ ...offer, endsOn: '2026-12-10' })).toEqual({
      ok: true,
      value: at('2026-12-11T06:00:00Z'),
    });
    expect(decideRespondBy({ ...offer, lastDay: '2026-12-01', endsOn: '2026-12-10' })).toEqual({
      ok: true,
      value: at('2026-12-02T06:00:00Z'),
    });
    expect(decideRespondBy({ ...offer, endsOn: '2026-11-20' })).toMatchObject({
      refusal: { code: 'over_already' },
    });
  });
});

describe('what ends an agreement', () => {
  const respondBy = at('2026-12-25T06:00:00Z');
  const endsAt = at('2027-06-01T05:00:00Z');

  it.each(AGREEMENT_STATES)('that is %s', (state) => {
    const next = nextEnding({ ...running, state, respondBy, endsAt });

    const expected: Partial<Record<typeof state, unknown>> = {
      proposed: { action: 'expire', at: respondBy },
      changes_requested: { action: 'expire', at: respondBy },
      signed_by_one: { action: 'expire', at: respondBy },
      in_force: { action: 'expire', at: endsAt },
    };
    expect(next).toEqual(expected[state] ?? null);
  });

  it('is the notice, if it takes effect no later than the term', () => {
    expect(nextEnding({ ...running, endsAt, noticeEndsAt: endsAt })).toEqual({
      action: 'terminate',
      at: endsAt,
    });
    const later = at('2027-07-01T05:00:00Z');
    expect(nextEnding({ ...running, endsAt, noticeEndsAt: later })).toEqual({ action: 'expire', at: endsAt });
  });

  it('takes effect at its exact instant, and not a millisecond before', () => {
    const soon = { ...running, endsAt };

    expect(hasRunOut(soon, new Date(endsAt.getTime() - 1))).toBe(false);
    expect(hasRunOut(soon, endsAt)).toBe(true);
    expect(hasRunOut(running, endsAt)).toBe(false);
  });

  it('is the last day of its term, to its end', () => {
    expect(termEnds('2026-12-31', 'Asia/Manila')).toEqual(at('2026-12-31T16:00:00Z'));
    expect(termEnds(null, 'Asia/Manila')).toBeNull();
  });
});
