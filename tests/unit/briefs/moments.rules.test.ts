import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoments, type TypedMoments, whatCheckInsLack } from '@/lib/briefs/terms/moments.rules';
import { demand } from '@/lib/platform/result';

const now = new Date('2027-02-01T09:00:00Z');
const typed: TypedMoments = {
  deadlineDate: '2027-03-05',
  deadlineTime: '17:00',
  deadlineZone: 'America/Chicago',
  windowFromDate: '',
  windowFromTime: '09:00',
  checkIns: [],
};

/** What is refused, at which input. */
function refusalOf(change: Partial<TypedMoments>, isSent = true) {
  const result = readMoments({ ...typed, ...change }, isSent, now);
  return result.ok ? 'accepted' : [result.refusal.code, result.refusal.field];
}

describe('the moments of a brief', () => {
  it('are all on the clock of its deadline', () => {
    const checkIns = [undefined, { date: '2027-02-19', time: '10:00', about: 'The first three' }];
    const window = { windowFromDate: '2027-03-01', windowFromTime: '09:00' };

    const moments = demand(readMoments({ ...typed, ...window, checkIns }, true, now));

    expect(moments.deadline?.at).toEqual(new Date('2027-03-05T23:00:00Z'));
    expect(moments.windowFrom?.at).toEqual(new Date('2027-03-01T15:00:00Z'));
    expect(moments.checkIns).toEqual([
      {
        about: 'The first three',
        at: new Date('2027-02-19T16:00:00Z'),
        local: '2027-02-19T10:00',
        zone: 'America/Chicago',
      },
    ]);
  });

  const window = (windowFromDate: string, windowFromTime: string) => ({ windowFromDate, windowFromTime });
  const checkIn = (date: string, time: string) => ({ checkIns: [{ date, time, about: 'How far it is' }] });

  it.each([
    [
      'a window that ends before it begins',
      window('2027-03-06', '09:00'),
      ['window_reversed', 'windowFromDate'],
    ],
    ['a window without length', window('2027-03-05', '17:00'), ['window_reversed', 'windowFromDate']],
    ['a window in a gap', window('2026-03-08', '02:30'), ['skipped_time', 'windowFromTime']],
    ['a window that has begun', window('2027-01-31', '09:00'), ['past', 'windowFromDate']],
    ['a check-in in a gap', checkIn('2027-03-14', '02:30'), ['skipped_time', 'checkIns[0].time']],
    ['a check-in that has passed', checkIn('2027-01-31', '10:00'), ['past', 'checkIns[0].date']],
    ['a check-in on no day', checkIn('2027-02-30', '10:00'), ['no_such_date', 'checkIns[0].date']],
    ['a check-in at no time', checkIn('2027-02-19', ''), ['no_such_time', 'checkIns[0].time']],
    ['a zone that is none', { deadlineZone: 'Mars' }, ['wrong_zone', 'deadlineZone']],
  ])('are refused for %s, at its own input', (_, change, refusal) => {
    expect(refusalOf(change)).toEqual(refusal);
  });

  it('say which of two instants they mean, each separately', () => {
    const twice = { deadlineDate: '2027-11-07', deadlineTime: '01:30' };
    const inIt = { checkIns: [{ date: '2027-11-07', time: '01:30', about: 'x' }] };

    expect(refusalOf({ ...twice, deadlineFold: 'earlier' })).toBe('accepted');
    expect(refusalOf(twice)).toEqual(['twice', 'deadlineFold']);
    expect(refusalOf({ ...twice, deadlineFold: 'earlier', ...inIt })).toEqual(['twice', 'checkIns[0].fold']);
    expect(
      refusalOf({ deadlineDate: '2027-11-08', windowFromDate: '2027-11-07', windowFromTime: '01:30' }),
    ).toEqual(['twice', 'windowFromFold']);
  });

  it('may be left open or be past in a draft, but a window needs its end there too', () => {
    expect(refusalOf(checkIn('', '10:00'), false)).toBe('accepted');
    expect(refusalOf({ deadlineDate: '2020-01-01' }, false)).toBe('accepted');
    expect(refusalOf({ ...window('2027-03-01', '09:00'), deadlineDate: '' }, false)).toEqual([
      'no_window_end',
      'deadlineDate',
    ]);
  });

  it('of a window keep their order as instants, whatever the clocks do in between', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 3 });
    const start = Date.UTC(2027, 10, 6);
    const local = (at: number) => new Date(start + at * 60_000).toISOString().slice(0, 16).split('T');
    fc.assert(
      fc.property(minute, minute, (from, until) => {
        const [windowFromDate = '', windowFromTime = ''] = local(from);
        const [deadlineDate = '', deadlineTime = ''] = local(until);
        const result = readMoments(
          { ...typed, windowFromDate, windowFromTime, deadlineDate, deadlineTime },
          false,
          now,
        );
        if (result.ok) {
          const { windowFrom, deadline } = result.value;
          expect(windowFrom?.at.getTime()).toBeLessThan(deadline?.at.getTime() ?? 0);
        } else {
          expect(result.refusal.code).toBe('window_reversed');
        }
      }),
    );
  });
});

describe('check-ins', () => {
  it("need a day and a subject before they can be handed over; a time alone isn't enough", () => {
    const row = { date: '', time: '10:00', about: '' };

    expect(whatCheckInsLack([row, undefined])).toEqual([]);
    expect(whatCheckInsLack([{ ...row, about: 'x' }]).map(({ path }) => path)).toEqual([
      ['checkIns', 0, 'date'],
    ]);
    expect(whatCheckInsLack([undefined, { ...row, date: '2027-02-19' }]).map(({ path }) => path)).toEqual([
      ['checkIns', 1, 'about'],
    ]);
  });
});
