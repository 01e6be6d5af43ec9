import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { placesOf, workDaysOf } from '@/lib/briefs/schedules/calendars.rules';
import { caughtUpMail, notHandedOverMail, standstillMail } from '@/lib/briefs/schedules/emails/occurrence';
import type { DayOfMonth } from '@/lib/briefs/schedules/recurrence.rules';
import { daysOffInWords, dueInWords, sentenceOf } from '@/lib/briefs/schedules/sentence.rules';
import {
  decideSchedule,
  lateSince,
  possibleScheduleActions,
  SCHEDULE_ACTIONS,
  SCHEDULE_STATES,
  type ScheduleState,
  whyNot,
} from '@/lib/briefs/schedules/states.rules';
import { hasDay, recurrenceInWords } from '@/lib/briefs/schedules/words.rules';

describe('the life of a schedule', () => {
  it('is this table, and nothing else', () => {
    const table = Object.fromEntries(
      SCHEDULE_STATES.map((state) => [
        state,
        Object.fromEntries(
          SCHEDULE_ACTIONS.map((action) => {
            const result = decideSchedule(state, action);
            return [action, result.ok ? result.value : result.refusal.code];
          }),
        ),
      ]),
    );

    expect(table).toEqual({
      running: {
        save: 'running',
        pause: 'paused',
        resume: 'wrong_state',
        skip: 'running',
        tryAgain: 'running',
        unskip: 'running',
        end: 'ended',
      },
      paused: {
        save: 'paused',
        pause: 'wrong_state',
        resume: 'running',
        skip: 'wrong_state',
        tryAgain: 'wrong_state',
        unskip: 'paused',
        end: 'ended',
      },
      ended: {
        save: 'wrong_state',
        pause: 'wrong_state',
        resume: 'wrong_state',
        skip: 'wrong_state',
        tryAgain: 'wrong_state',
        unskip: 'wrong_state',
        end: 'wrong_state',
      },
    });
    expect(possibleScheduleActions('ended')).toEqual([]);
    expect(possibleScheduleActions('paused')).toEqual(['save', 'resume', 'unskip', 'end']);
  });

  it('is told from one that has only stalled', () => {
    const messageOf = (state: ScheduleState) => {
      const result = decideSchedule(state, 'pause');
      return result.ok ? null : result.refusal.message;
    };

    expect(messageOf('ended')).toMatch(/has ended/);
    expect(messageOf('paused')).toMatch(/is paused/);
  });

  it('is late an hour after its moment', () => {
    expect(lateSince(new Date('2026-11-27T10:00:00Z'))).toEqual(new Date('2026-11-27T09:00:00Z'));
  });

  it.each([
    ['active', true, false, null],
    ['active', false, false, 'no_agreement'],
    ['active', true, true, 'playbook_archived'],
    ['onboarding', false, false, 'no_agreement'],
    ['invited', false, false, 'no_agreement'],
    ['paused', true, false, 'engagement_paused'],
    ['paused', false, true, 'engagement_paused'],
    ['ended', true, false, 'engagement_ended'],
  ] as const)(
    'in an engagement that is %s, agreement %s, archived %s, meets %s',
    (engagementState, hasAgreement, isPlaybookArchived, reason) => {
      expect(whyNot({ engagementState, hasAgreement, isPlaybookArchived })).toBe(reason);
    },
  );
});

describe('days off', () => {
  const business = { workDays: [1, 2, 3], holidayPlace: 'US-IL' };
  const assistant = { workDays: [3, 4, 5], holidayPlace: 'PH' };
  const unsaid = { workDays: [], holidayPlace: null };

  it('are those of the person asked for, and Saturday and Sunday for somebody who hasn’t said', () => {
    expect(workDaysOf({ of: 'business', business, assistant })).toEqual([1, 2, 3]);
    expect(workDaysOf({ of: 'assistant', business, assistant })).toEqual([3, 4, 5]);
    expect(workDaysOf({ of: 'both', business, assistant })).toEqual([3]);
    expect(workDaysOf({ of: 'both', business: { ...business, workDays: [1] }, assistant })).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(workDaysOf({ of: 'assistant', business, assistant: unsaid })).toEqual([1, 2, 3, 4, 5]);
    expect(placesOf({ of: 'both', business, assistant })).toEqual(['US-IL', 'PH']);
    expect(placesOf({ of: 'both', business: unsaid, assistant })).toEqual(['PH']);
  });
});

describe('a schedule in words', () => {
  it('as a sentence', () => {
    const rule = {
      recurrence: { unit: 'week', every: 2, weekdays: [1, 4] },
      limit: { kind: 'after', times: 10 },
    } as const;

    expect(sentenceOf({ rule, startsOn: '2026-11-30', time: '09:00', zone: 'America/Chicago' })).toBe(
      'Every 2 weeks on Monday and Thursday at 09:00 in Chicago, from 30 November 2026, 10 times.',
    );
  });

  it.each([
    [{ kind: 'date', day: 1 }, 'the 1st of every month'],
    [{ kind: 'date', day: 2 }, 'the 2nd of every month'],
    [{ kind: 'date', day: 3 }, 'the 3rd of every month'],
    [{ kind: 'date', day: 4 }, 'the 4th of every month'],
    [{ kind: 'date', day: 10 }, 'the 10th of every month'],
    [{ kind: 'date', day: 11 }, 'the 11th of every month'],
    [{ kind: 'date', day: 13 }, 'the 13th of every month'],
    [{ kind: 'date', day: 22 }, 'the 22nd of every month'],
    [{ kind: 'date', day: 28 }, 'the 28th of every month'],
    [{ kind: 'date', day: 29 }, 'the 29th of every month, in months that have one'],
    [{ kind: 'date', day: -1 }, 'the last day of every month'],
    [{ kind: 'weekday', nth: 1, weekday: 5 }, 'the first Friday of every month'],
    [{ kind: 'weekday', nth: 2, weekday: 1 }, 'the second Monday of every month'],
    [{ kind: 'weekday', nth: 3, weekday: 7 }, 'the third Sunday of every month'],
    [{ kind: 'weekday', nth: 4, weekday: 3 }, 'the fourth Wednesday of every month'],
    [{ kind: 'workday', nth: -1, workDays: [1] }, 'the last working day of every month'],
  ] as const)('with the day of its month: %o', (on, said) => {
    expect(recurrenceInWords({ unit: 'month', every: 1, on })).toBe(`on ${said}`);
  });

  it('with the day of its year, and which years lack it', () => {
    const yearly = (month: number, on: DayOfMonth) =>
      recurrenceInWords({ unit: 'year', every: 1, month, on });

    expect(yearly(2, { kind: 'date', day: 29 })).toBe(
      'every year on the 29th of February, in years that have one',
    );
    expect(yearly(2, { kind: 'date', day: 28 })).toBe('every year on the 28th of February');
    expect(yearly(3, { kind: 'date', day: 29 })).toBe('every year on the 29th of March');
    expect([
      hasDay(2, 29),
      hasDay(2, 30),
      hasDay(4, 30),
      hasDay(4, 31),
      hasDay(12, 31),
      hasDay(13, 1),
    ]).toEqual([true, false, true, false, true, false]);
  });

  it('with several weekdays', () => {
    expect(recurrenceInWords({ unit: 'week', every: 1, weekdays: [5, 1, 3] })).toBe(
      'every week on Monday, Wednesday and Friday',
    );
  });

  it('with its deadline and its days off', () => {
    expect(dueInWords({ kind: 'hours', hours: 1 })).toBe('1 hour after it is handed over');
    expect(dueInWords({ kind: 'time', days: 2, time: '17:00', zone: 'Asia/Manila' })).toBe(
      '2 days after it is handed over, at 17:00 in Manila',
    );
    expect(dueInWords({ kind: 'time', days: 0, time: '17:00', zone: 'Asia/Manila' })).toBe(
      'on the day it is handed over, at 17:00 in Manila',
    );
    expect(daysOffInWords('next', 'both', 'Adeyemi Ceramics', 'Maria')).toBe(
      'What falls on a day off of Adeyemi Ceramics or Maria is handed over on the next working day.',
    );
  });
});

describe("a schedule's mails", () => {
  const words = {
    playbook: 'Monthly closing',
    assistant: 'Maria Santos',
    business: 'Adeyemi Ceramics',
    at: new Date('2026-11-30T15:00:00Z'),
    zone: 'America/Chicago',
    now: new Date('2026-11-30T15:00:05Z'),
    url: 'https://handover.example/w/adeyemi/schedules/1',
  };

  it('say what prevents it, when, and what helps', async () => {
    const { subject, element } = notHandedOverMail(words, 'no_agreement');
    const text = await render(element, { plainText: true });

    expect(subject).toBe('Not handed over on Mon 30 Nov, 09:00: Monthly closing');
    expect(text).toContain('no agreement in force');
    expect(text).toContain(words.url);
  });

  it('say after a standstill what was left out', async () => {
    const { subject, element } = caughtUpMail(words, 2);

    expect(subject).toBe('Handed over late, and 2 missed: Monthly closing');
    expect(await render(element, { plainText: true })).toContain('2 earlier ones were left out');
  });

  it('say that it has stalled, and how it continues', async () => {
    const { subject, element } = standstillMail(words);
    const text = await render(element, { plainText: true });

    expect(subject).toBe('Stands still since Mon 30 Nov, 09:00: Monthly closing');
    expect(text).toContain('Try again on its page.');
    expect(text).toContain(words.url);
  });
});
