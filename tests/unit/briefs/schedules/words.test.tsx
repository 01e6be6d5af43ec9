import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { placesOf, workDaysOf } from '@/lib/briefs/schedules/calendars.rules';
import {
  caughtUpLetter,
  notHandedOverLetter,
  standstillLetter,
} from '@/lib/briefs/schedules/emails/occurrence';
import { daysOffInWords, dueInWords, sentenceOf } from '@/lib/briefs/schedules/sentence.rules';
import {
  decideSchedule,
  possibleScheduleActions,
  SCHEDULE_ACTIONS,
  SCHEDULE_STATES,
  whyNot,
} from '@/lib/briefs/schedules/states.rules';

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

  it('are those of whom was asked, and Monday to Friday for who hasn’t said', () => {
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

describe('a schedule is said back', () => {
  it('as a sentence', () => {
    const rule = {
      recurrence: { unit: 'week', every: 2, weekdays: [1, 4] },
      limit: { kind: 'after', times: 10 },
    } as const;

    expect(sentenceOf({ rule, startsOn: '2026-11-30', time: '09:00', zone: 'America/Chicago' })).toBe(
      'Every 2 weeks on Monday and Thursday at 09:00 in Chicago, from 30 November 2026, 10 times.',
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

describe('the letters of a schedule', () => {
  const words = {
    playbook: 'Monthly closing',
    assistant: 'Maria Santos',
    business: 'Adeyemi Ceramics',
    at: new Date('2026-11-30T15:00:00Z'),
    zone: 'America/Chicago',
    now: new Date('2026-11-30T15:00:05Z'),
    url: 'https://handover.example/w/adeyemi/schedules/1',
  };

  it('say what stands in the way, when, and what helps', async () => {
    const { subject, element } = notHandedOverLetter(words, 'no_agreement');
    const text = await render(element, { plainText: true });

    expect(subject).toBe('Not handed over on Mon 30 Nov, 09:00: Monthly closing');
    expect(text).toContain('no agreement in force');
    expect(text).toContain(words.url);
  });

  it('say after a standstill what was left out', async () => {
    const { subject, element } = caughtUpLetter(words, 2);

    expect(subject).toBe('Handed over late, and 2 missed: Monthly closing');
    expect(await render(element, { plainText: true })).toContain('2 earlier ones were left out');
  });

  it('say that it stands still, and how it goes on', async () => {
    const { subject, element } = standstillLetter(words);
    const text = await render(element, { plainText: true });

    expect(subject).toBe('Stands still since Mon 30 Nov, 09:00: Monthly closing');
    expect(text).toContain('Try again on its page.');
    expect(text).toContain(words.url);
  });
});
