import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsAsApprovedAt,
  judgeSilenceReminder,
  planSilence,
  silenceApproves,
} from '@/lib/briefs/delivery/silence.rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';

const HOUR = 60 * 60 * 1000;
const until = new Date('2026-11-27T17:00:00Z');
const longBefore = new Date('2026-11-20T09:00:00Z');
const waiting = { state: 'delivered', countsAsApprovedAt: until } as const;
const REMINDER = { kind: 'approval_48h', dueAt: new Date('2026-11-25T17:00:00Z') } as const;

describe('silence', () => {
  it('never counts where the agreement doesn’t say so', () => {
    expect(countsAsApprovedAt(longBefore, null, 'UTC')).toBeNull();
  });

  it.each([
    ['2026-11-20T15:30:00Z', 5, 'America/Chicago', '2026-11-25T15:30:00.000Z'],
    // clocks in Chicago go forward on 14 March 2027: the same time of day is an hour earlier
    ['2027-03-12T18:00:00Z', 5, 'America/Chicago', '2027-03-17T17:00:00.000Z'],
    // and over a leap day
    ['2028-02-28T12:00:00Z', 2, 'Asia/Manila', '2028-03-01T12:00:00.000Z'],
  ])('after a delivery at %s and %d days in %s counts from %s', (delivered, days, zone, expected) => {
    expect(countsAsApprovedAt(new Date(delivered), days, zone)?.toISOString()).toBe(expected);
  });

  it.each(BRIEF_STATES)('while a brief is %s approves only what is delivered', (state) => {
    const delivery = { id: 'latest', countsAsApprovedAt: until };

    expect(silenceApproves({ state }, delivery, 'latest', until)).toBe(state === 'delivered');
    const [first, ...others] = planSilence({ ...waiting, state }, longBefore);
    expect(others).toHaveLength(state === 'delivered' ? 2 : 0);
    expect(judgeSilenceReminder(REMINDER, { ...waiting, state }, REMINDER.dueAt)).toBe(
      first ? 'send' : 'cancel',
    );
  });

  it('approves from its moment on, only the latest delivery, and only where it counts', () => {
    const delivery = { id: 'd', countsAsApprovedAt: until };
    const brief = { state: 'delivered' } as const;

    expect(silenceApproves(brief, delivery, 'd', new Date(until.getTime() - 1))).toBe(false);
    expect(silenceApproves(brief, delivery, 'd', until)).toBe(true);
    expect(silenceApproves(brief, delivery, 'a later one', until)).toBe(false);
    expect(silenceApproves(brief, { id: 'd', countsAsApprovedAt: null }, 'd', until)).toBe(false);
    expect(planSilence({ ...brief, countsAsApprovedAt: null }, longBefore)).toEqual([]);
    expect(judgeSilenceReminder(REMINDER, { ...brief, countsAsApprovedAt: null }, REMINDER.dueAt)).toBe(
      'cancel',
    );
  });

  it('is announced two days and a day before, if there is that much time', () => {
    expect(planSilence(waiting, longBefore).map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([
      ['approval_48h', '2026-11-25T17:00:00.000Z'],
      ['approval_24h', '2026-11-26T17:00:00.000Z'],
      ['approval_soon', '2026-11-26T17:00:00.000Z'],
    ]);
    expect(planSilence(waiting, new Date('2026-11-26T17:00:00Z'))).toEqual([]);
  });

  it('after a standstill announces only what is still true', () => {
    const [twoDays, oneDay] = planSilence(waiting, longBefore);
    if (!twoDays || !oneDay) throw new Error('planned none');
    const late = new Date(until.getTime() - 5 * HOUR);

    expect(judgeSilenceReminder(twoDays, waiting, late)).toBe('cancel');
    expect(judgeSilenceReminder(oneDay, waiting, late)).toBe('send');
    expect(judgeSilenceReminder(oneDay, waiting, until)).toBe('cancel');
  });

  it('whatever was planned is sent on time if nothing changes, and not once another date holds', () => {
    const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 * 24 * HOUR }), (countsAt, ahead) => {
        const brief = { state: 'delivered' as const, countsAsApprovedAt: countsAt };
        for (const reminder of planSilence(brief, new Date(countsAt.getTime() - ahead))) {
          expect(judgeSilenceReminder(reminder, brief, reminder.dueAt)).toBe('send');
          const moved = { ...brief, countsAsApprovedAt: new Date(countsAt.getTime() + HOUR) };
          expect(judgeSilenceReminder(reminder, moved, reminder.dueAt)).toBe('cancel');
        }
      }),
    );
  });
});
