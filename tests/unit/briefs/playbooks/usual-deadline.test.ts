import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualDeadline } from '@/lib/briefs/playbooks/usual-deadline.rules';
import { type WorkCalendar, workStatus } from '@/lib/platform/time/working-hours';

const manila: WorkCalendar = {
  zone: 'Asia/Manila',
  hours: { days: [1, 2, 3, 4, 5], from: 540, until: 1080 },
  holidays: [],
};
const wednesdayNoon = new Date('2026-11-25T04:00:00Z');
const localOf = (days: number | null, calendar = manila, now = wednesdayNoon) =>
  usualDeadline(days, calendar, now)?.local ?? null;

describe('the usual deadline', () => {
  it('has to be entered each time when none is usual', () => {
    expect(localOf(null)).toBeNull();
  });

  it('counts from the current working day, on the assistant’s clock', () => {
    expect(localOf(0)).toBe('2026-11-25T18:00');
    expect(localOf(1)).toBe('2026-11-26T18:00');
  });

  it('counts no weekend and no holiday', () => {
    const withHoliday = { ...manila, holidays: [{ date: '2026-11-30', name: 'Bonifacio Day' }] };

    expect(localOf(3)).toBe('2026-11-30T18:00');
    expect(localOf(3, withHoliday)).toBe('2026-12-01T18:00');
  });

  it('begins with the next day when the present one is nearly over', () => {
    expect(localOf(0, manila, new Date('2026-11-25T09:30:00Z'))).toBe('2026-11-26T18:00');
  });

  it('assumes usual hours for somebody who hasn’t said when they work', () => {
    expect(usualDeadline(1, { ...manila, hours: null }, wednesdayNoon)?.local).toBe('2026-11-26T17:00');
  });

  it('is in the morning for somebody who works at night', () => {
    const nights = { ...manila, hours: { days: [1, 2, 3, 4, 5], from: 1260, until: 360 } };

    expect(localOf(0, nights)).toBe('2026-11-26T06:00');
  });

  it('is one moment if the clock shows its time twice', () => {
    const chicago = { zone: 'America/Chicago', hours: { days: [6], from: 1200, until: 90 }, holidays: [] };

    const deadline = usualDeadline(0, chicago, new Date('2026-10-31T20:00:00Z'));

    expect(deadline?.local).toBe('2026-11-01T01:30');
    expect(deadline?.at).toEqual(new Date('2026-11-01T06:30:00Z'));
  });

  it('is in the future, and within somebody’s working hours, whatever these are', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      until: fc.integer({ min: 0, max: 1439 }),
    });
    const zone = fc.constantFrom(
      'Asia/Manila',
      'America/Chicago',
      'Africa/Lagos',
      'Europe/Oslo',
      'Asia/Kathmandu',
    );
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(hours, zone, moment, fc.integer({ min: 0, max: 30 }), (own, where, now, days) => {
        fc.pre(own.from !== own.until);
        const calendar = { zone: where, hours: own, holidays: [] };

        const deadline = usualDeadline(days, calendar, now);

        expect(deadline?.at.getTime()).toBeGreaterThan(now.getTime());
        if (deadline) expect(workStatus(deadline.at, calendar)).toEqual({ kind: 'working' });
      }),
    );
  });
});
