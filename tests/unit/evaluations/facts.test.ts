import { describe, expect, it } from 'vitest';
import { periodBefore } from '@/lib/evaluations/facts/periods.rules';
import {
  inTime,
  isUncounted,
  onTheDay,
  onTime,
  questionsPerBrief,
  shareOf,
  unclear,
} from '@/lib/evaluations/facts/rates.rules';
import type { PeriodFacts, WorkFacts } from '@/lib/evaluations/facts/schema';
import { readFactsView, writeFactsView } from '@/lib/evaluations/facts/view.rules';
import { factGroups, shareInWords } from '@/lib/evaluations/facts/words';
import { startOfDay } from '@/lib/platform/time/days';
import { NO_WORK } from '@/tests/support/no-work';

const ZONE = 'America/Chicago';
const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const day = (date: string) => startOfDay(date, ZONE);

describe('the previous period', () => {
  it('is as many months by the calendar, over a clock change', () => {
    const before = periodBefore({ from: day('2026-09-01'), until: day('2027-03-01') }, ZONE, LONG_AGO);

    expect(before).toEqual({ from: day('2026-03-01'), until: day('2026-09-01') });
  });

  it('is as many days if it isn’t whole months', () => {
    const before = periodBefore({ from: day('2027-03-15'), until: day('2027-03-29') }, ZONE, LONG_AGO);

    expect(before).toEqual({ from: day('2027-03-01'), until: day('2027-03-15') });
  });

  it('ends where the other begins, whatever the calendar makes of its length', () => {
    const before = periodBefore({ from: day('2027-03-31'), until: day('2027-04-30') }, ZONE, LONG_AGO);

    expect(before?.until).toEqual(day('2027-03-31'));
  });

  it("doesn't exist if nobody worked together yet", () => {
    const period = { from: day('2027-03-01'), until: day('2027-06-01') };

    expect(periodBefore(period, ZONE, day('2027-03-01'))).toBeNull();
    expect(periodBefore(period, ZONE, day('2027-02-28'))).not.toBeNull();
  });
});

const NOTHING: PeriodFacts = {
  from: '2027-03-01T06:00:00.000Z',
  until: '2027-06-01T05:00:00.000Z',
  work: NO_WORK,
  time: { minutes: 0, approvedMinutes: 0 },
  cost: [],
  payments: { due: 0, onTheDay: 0 },
  answers: { assistant: null, owner: null },
};

describe('a share', () => {
  it.each([
    ['of nothing is none', 0, 0, 'none'],
    ['of one is said as it is', 1, 1, '1 of 1'],
    ['of nine is too few for a share of a hundred', 8, 9, '8 of 9'],
    ['of ten is one', 9, 10, '9 of 10 (90%)'],
    ['is rounded to a whole', 11, 12, '11 of 12 (92%)'],
  ])('%s', (_, part, whole, words) => {
    expect(shareInWords(shareOf(part, whole))).toBe(words);
  });

  it('is of the briefs done, of what was asked, and of what fell due', () => {
    const answers = { counted: 4, inTime: 3, usualMinutes: 90, isInWorkingHours: true };

    expect(onTime({ ...NO_WORK, done: 12, onTime: 11 })).toMatchObject({ part: 11, whole: 12, percent: 92 });
    expect(inTime(answers)).toMatchObject({ part: 3, whole: 4, isSmall: true });
    expect(onTheDay({ ...NOTHING, payments: { due: 20, onTheDay: 19 } })).toMatchObject({ percent: 95 });
  });

  it('of unclear briefs is of all criteria that weren’t met', () => {
    expect(unclear({ ...NO_WORK, unmetByBrief: 9, unmetByDelivery: 3 })).toMatchObject({
      part: 9,
      whole: 12,
      percent: 75,
    });
  });

  it('of time is uncounted if none was recorded because no agreement counts any', () => {
    const none = { minutes: 0, approvedMinutes: 0 };

    expect(isUncounted({ ...none, isCounted: false })).toBe(true);
    expect(isUncounted({ ...none, minutes: 30, isCounted: false })).toBe(false);
    expect(isUncounted({ ...none, isCounted: true })).toBe(false);
    expect(isUncounted(none)).toBe(false);
  });

  it('of questions is to a tenth, and none without briefs', () => {
    expect(questionsPerBrief({ ...NO_WORK, done: 3, questions: 4 })).toBe(1.3);
    expect(questionsPerBrief(NO_WORK)).toBeNull();
  });
});

describe('the facts in words', () => {
  const names = { assistant: 'Maria', business: 'Adeyemi Ceramics' };
  const say = (facts: Partial<PeriodFacts>, withMoney = true) =>
    new Map(
      factGroups(names, withMoney).flatMap(({ rows }) =>
        rows.map((row) => [row.name, row.say({ ...NOTHING, ...facts })] as const),
      ),
    );

  it('say "none" for nothing', () => {
    expect([...new Set(say({}).values())].sort()).toEqual(['0', 'never', 'none', 'nothing was asked']);
  });

  it('say that time isn’t counted where pay isn’t hourly, not that there was none; and frozen facts say what they said', () => {
    const timeOf = (time: PeriodFacts['time']) => say({ time }).get('Time worked');
    const none = { minutes: 0, approvedMinutes: 0 };

    expect(timeOf({ ...none, isCounted: false })).toBe('not counted, as pay isn’t by the hour');
    expect([timeOf({ ...none, isCounted: true }), timeOf(none)]).toEqual(['none', 'none']);
    expect(timeOf({ minutes: 60, approvedMinutes: 60, isCounted: false })).toBe('1\u{a0}h');
  });

  it('say that no budget was in hours where each had a price, not that nothing was handed over', () => {
    const handedOver = (work: Partial<WorkFacts>) =>
      say({ work: { ...NO_WORK, ...work } }).get('Hours handed over');

    expect(handedOver({ done: 6, withoutBudget: 6 })).toBe('no budget was in hours');
    expect(handedOver({ done: 6, withoutBudget: 5, budgetMinutes: 60 })).toBe(
      '1\u{a0}h, 5 without a budget in hours',
    );
  });

  it('say of a single brief what happened to it', () => {
    const work = {
      ...NO_WORK,
      done: 1,
      onTime: 1,
      revisions: 1,
      unmetByBrief: 1,
      questions: 2,
      budgetMinutes: 150,
    };

    expect(Object.fromEntries(say({ work }))).toMatchObject({
      'Briefs done': '1',
      'Delivered on time': '1 of 1',
      'Approved at first delivery': '0 of 1',
      'Hours handed over': '2\u{a0}h\u{a0}30\u{a0}min',
      'Sent back': 'once',
      'Adeyemi Ceramics’s brief was unclear': 'once',
      'Questions for each brief': '2',
    });
  });

  it('say how fast each side answered, and what is paid', () => {
    const answers = {
      assistant: { counted: 12, inTime: 9, usualMinutes: 95, isInWorkingHours: true },
      owner: { counted: 2, inTime: 1, usualMinutes: 1440, isInWorkingHours: false },
    };
    const cost = [{ currency: 'USD', costMinor: 290000, feesMinor: 150 }];

    expect(Object.fromEntries(say({ answers, cost }))).toMatchObject({
      'Maria answered in time': '9 of 12 (75%), usually within 1\u{a0}h\u{a0}35\u{a0}min of work',
      'Adeyemi Ceramics answered in time': '1 of 2, usually within 24\u{a0}h',
      'Cost, as booked': 'USD 2,900.00 and USD 1.50 in fees',
    });
  });

  it('say a minute for what was answered sooner', () => {
    const answers = {
      assistant: { counted: 2, inTime: 2, usualMinutes: 0, isInWorkingHours: false },
      owner: null,
    };

    expect(Object.fromEntries(say({ answers }))).toMatchObject({
      'Maria answered in time': '2 of 2, usually within 1\u{a0}min',
    });
  });

  it('leave out what is paid for people who may not see it', () => {
    expect([...say({}, false).keys()].filter((name) => /cost|paid/i.test(name))).toEqual([]);
  });
});

describe('the facts that an address asks for', () => {
  const now = new Date('2027-03-20T15:00:00Z');

  it('are those of the last three months when it asks for none', () => {
    const { period, shown, after } = readFactsView({}, ZONE, now);

    expect(period).toEqual({ from: day('2026-12-20'), until: day('2027-03-21') });
    expect([shown, after]).toEqual(['briefs', null]);
  });

  it('are of days on the business’s calendar, both included', () => {
    const { period, days } = readFactsView({ from: '2027-03-01', until: '2027-03-14' }, ZONE, now);

    expect(period).toEqual({ from: day('2027-03-01'), until: day('2027-03-15') });
    expect(days).toEqual({ from: '2027-03-01', until: '2027-03-14' });
  });

  it("are of the exact instants of an evaluation's period", () => {
    const of = { from: '2027-01-05T15:03:00.000Z', until: '2027-03-05T15:03:00.000Z' };
    const { period } = readFactsView(
      Object.fromEntries(new URLSearchParams(writeFactsView(of, 'late'))),
      ZONE,
      now,
    );

    expect(period).toEqual({ from: new Date(of.from), until: new Date(of.until) });
  });

  it('go on where the page before ended', () => {
    const address = writeFactsView({ from: '2027-03-01', until: '2027-03-14' }, 'late', 'a-brief');

    expect(readFactsView(Object.fromEntries(new URLSearchParams(address)), ZONE, now).after).toBe('a-brief');
  });

  it.each([
    ['back to front', { from: '2027-03-14', until: '2027-03-01' }],
    ['no days', { from: 'soon', until: '2027-03-01', show: 'everything' }],
  ])('are the default when it asks for %s', (_, search) => {
    const { period, shown } = readFactsView(search, ZONE, now);

    expect(period).toEqual({ from: day('2026-12-01'), until: day('2027-03-02') });
    expect(shown).toBe('briefs');
  });
});
