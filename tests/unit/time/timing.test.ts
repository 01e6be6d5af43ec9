import { describe, expect, it } from 'vitest';
import { TIMESHEET_STATES } from '@/lib/time/rules';
import { decideStarting, type StartFacts } from '@/lib/time/timer/timing.rules';

const hourly = { payType: 'hourly', retainerHours: null } as const;
const starting = (changes: Partial<StartFacts> = {}) =>
  decideStarting({ isRunning: false, terms: hourly, week: 'open', ...changes });

describe('a timer', () => {
  it('starts if its time can be recorded', () => {
    expect(starting()).toEqual({ ok: true, value: undefined });
    expect(starting({ terms: { payType: 'retainer', retainerHours: 40 } }).ok).toBe(true);
  });

  it('starts in a week that accepts time, and in no other', () => {
    const takes = TIMESHEET_STATES.filter((week) => starting({ week }).ok);

    expect(takes).toEqual(['open', 'returned', 'closed']);
    expect(starting({ week: 'submitted' })).toMatchObject({ refusal: { code: 'wrong_state' } });
  });

  it.each([
    ['one of theirs runs already', { isRunning: true }, 'running'],
    ['no agreement is in force', { terms: null }, 'no_agreement'],
    ['pay is by the brief', { terms: { payType: 'fixed', retainerHours: null } }, 'not_hourly'],
    ['a retainer counts no hours', { terms: { payType: 'retainer', retainerHours: null } }, 'not_hourly'],
  ] as const)('doesn’t start while %s', (_, changes, code) => {
    expect(starting(changes)).toMatchObject({ refusal: { code } });
  });
});
