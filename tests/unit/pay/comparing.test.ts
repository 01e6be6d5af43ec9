import { describe, expect, it } from 'vitest';
import { differencesOf, isBooked, nextComparison, spanOf } from '@/lib/pay/stripe/comparing/comparing.rules';
import { valuesOf } from '@/tests/support/stripe/shapes/shapes';

describe('what Stripe’s balance did, compared with the books', () => {
  const moved = (minor: number, currency = 'USD') => new Map([['txn_1', { currency, minor }]]);
  const nothing = new Map<string, { currency: string; minor: number }>();
  const difference = (stripeMinor: number, bookedMinor: number, currency = 'USD') => [
    { movement: 'txn_1', currency, stripeMinor, bookedMinor },
  ];

  it('is the same, to the smallest unit, or a difference that names both', () => {
    expect(differencesOf(moved(10_000), moved(10_000))).toEqual([]);
    expect(differencesOf(moved(10_000), moved(9_999))).toEqual(difference(10_000, 9_999));
  });

  it('differs if one of the two has nothing, or another currency', () => {
    expect(differencesOf(moved(10_000), nothing)).toEqual(difference(10_000, 0));
    expect(differencesOf(nothing, moved(10_000, 'PHP'))).toEqual(difference(0, 10_000, 'PHP'));
    expect(differencesOf(moved(10_000), moved(10_000, 'PHP'))).toEqual(difference(10_000, 10_000));
  });

  it('has to be in the books if it can be of a pay run, also where nobody has heard of its type', () => {
    expect(valuesOf('BalanceTransaction.Type').filter(isBooked)).toEqual([
      'adjustment',
      'application_fee',
      'application_fee_refund',
      'charge',
      'payment',
      'payment_failure_refund',
      'payment_refund',
      'payment_reversal',
      'payment_unreconciled',
      'refund',
      'refund_failure',
      'transfer',
      'transfer_failure',
      'transfer_refund',
    ]);
    expect(isBooked('something_new')).toBe(true);
  });

  it('is compared over four days, except for the last half hour, which may still be on its way into the books', () => {
    expect(spanOf(new Date('2027-03-10T04:00:00Z'), new Date('2027-03-09T04:00:00Z'))).toEqual({
      since: new Date('2027-03-06T04:00:00Z'),
      until: new Date('2027-03-10T03:30:00Z'),
    });
  });

  it('is compared from where the last comparison ended, if that was longer ago', () => {
    const { since } = spanOf(new Date('2027-03-10T04:00:00Z'), new Date('2027-02-10T04:00:00Z'));

    expect(since).toEqual(new Date('2027-02-10T03:00:00Z'));
  });

  it('is compared each day at four in the morning, UTC', () => {
    const at = (time: string) => nextComparison(new Date(`2027-03-10T${time}Z`)).toISOString();

    expect(at('03:59:59')).toBe('2027-03-10T04:00:00.000Z');
    expect(at('04:00:00')).toBe('2027-03-11T04:00:00.000Z');
  });
});
