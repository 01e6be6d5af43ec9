import { describe, expect, it } from 'vitest';
import { askedNext, asksAt, overdueOn } from '@/lib/pay/owed/overdue.rules';

const CHICAGO = 'America/Chicago';

function item(dueOn: string, amountMinor: number, changes = {}) {
  return { dueOn, amountMinor, currency: 'USD', standing: 'overdue', ...changes } as const;
}

describe('pay that is late', () => {
  it("is asked about in the business's morning, one, three and seven days after it was due, even over a clock change", () => {
    expect(asksAt('2027-03-19', 1, CHICAGO)).toEqual(new Date('2027-03-20T14:00:00Z'));
    expect(asksAt('2027-12-31', 7, CHICAGO)).toEqual(new Date('2028-01-07T15:00:00Z'));
    // at nine on the very Sundays on which clocks change, and not nine hours after midnight
    expect(asksAt('2027-03-11', 3, CHICAGO)).toEqual(new Date('2027-03-14T14:00:00Z'));
    expect(asksAt('2027-11-04', 3, CHICAGO)).toEqual(new Date('2027-11-07T15:00:00Z'));
    expect(askedNext('2027-03-19', CHICAGO, new Date('2027-03-20T14:00:00Z'))).toBe(3);
    expect(askedNext('2027-03-19', CHICAGO, new Date('2027-03-26T14:00:00Z'))).toBeNull();
  });

  it('is asked about once after a standstill, and not for each time that passed', () => {
    expect(askedNext('2027-03-19', CHICAGO, new Date('2027-03-23T00:00:00Z'))).toBe(7);
    // asked at eight on the third day, it isn't asked again at nine
    expect(askedNext('2027-03-19', CHICAGO, new Date('2027-03-22T13:00:00Z'))).toBe(7);
    expect(askedNext('2027-03-19', CHICAGO, new Date('2027-05-01T00:00:00Z'))).toBeNull();
  });

  it('is added up in each currency, with what corrections took off, since the first day of it', () => {
    const items = [
      item('2027-03-19', 2_900),
      item('2027-03-12', 1_000),
      item('2027-03-19', -400),
      item('2027-03-19', 700, { currency: 'EUR' }),
      item('2027-03-26', 5_000, { standing: 'unpaid' }),
    ];

    expect(overdueOn(items, '2027-03-19')).toEqual([
      { currency: 'EUR', minor: 700, since: '2027-03-19' },
      { currency: 'USD', minor: 3_500, since: '2027-03-12' },
    ]);
  });

  it('is no more than is owed, whichever day a deduction has, and since the day of something to be paid', () => {
    const items = [
      item('2027-03-12', -100),
      item('2027-03-19', 2_900),
      item('2027-03-26', -400, { standing: 'unpaid' }),
    ];

    expect(overdueOn(items, '2027-03-19')).toEqual([{ currency: 'USD', minor: 2_400, since: '2027-03-19' }]);
  });

  it.each([
    [
      'a later deduction took it off',
      [item('2027-03-19', 1_000), item('2027-03-26', -1_000, { standing: 'unpaid' })],
    ],
    ['a later day is overdue too, and asks for both', [item('2027-03-26', 1_000), item('2027-03-19', 1_000)]],
    ['it is on its way', [item('2027-03-19', 1_000, { standing: 'underway' })]],
    ['corrections took more off than there was', [item('2027-03-19', 1_000), item('2027-03-19', -1_000)]],
    ['it has arrived', []],
  ])('isn’t asked about where %s', (_why, items) => {
    expect(overdueOn(items, '2027-03-19')).toEqual([]);
  });
});
