import { describe, expect, it } from 'vitest';
import { disputeOf, isAllTakenBack } from '@/lib/pay/stripe/refunds/disputes.rules';

const TAKEN = [{ amount: -10_000 }];

function of(status: string, amount = 10_000, moved: readonly { readonly amount: number }[] = TAKEN) {
  return { status, amount, balance_transactions: moved };
}

describe('how a bank’s dispute of a charge stands', () => {
  it.each([
    ['needs_response', 'open'],
    ['under_review', 'open'],
    ['appeal_needs_response', 'open'],
    ['appeal_under_review', 'open'],
    ['won', 'won'],
    ['lost', 'lost'],
    ['warning_needs_response', null],
    ['warning_under_review', null],
    ['warning_closed', null],
  ])('%s is %s', (status, dispute) => {
    expect(disputeOf([of(status)], 10_000)).toMatchObject({ dispute });
  });

  it('one that was prevented is lost where its money was taken, and won where it wasn’t', () => {
    expect(disputeOf([of('prevented')], 10_000)).toEqual({ dispute: 'lost', disputedMinor: 10_000 });
    for (const moved of [[], [...TAKEN, { amount: 10_000 }]])
      expect(disputeOf([of('prevented', 10_000, moved)], 10_000)).toEqual({
        dispute: 'won',
        disputedMinor: 0,
      });
  });

  it('is lost in part if the bank keeps less than is left of the charge', () => {
    expect(disputeOf([of('lost', 3_000)], 10_000)).toEqual({ dispute: 'lost_in_part', disputedMinor: 3_000 });
    expect(disputeOf([of('lost', 3_000), of('lost', 7_000)], 10_000)).toMatchObject({ dispute: 'lost' });
    expect(disputeOf([of('lost', 3_000), of('won', 7_000)], 10_000)).toEqual({
      dispute: 'lost_in_part',
      disputedMinor: 3_000,
    });
    // the rest of it was refunded before
    expect(disputeOf([of('lost', 3_000)], 3_000)).toMatchObject({ dispute: 'lost' });
  });

  it('takes back what is open or lost, and nothing that was won', () => {
    const both = [of('needs_response', 3_000), of('won', 4_000), of('lost', 1_000)];
    expect(disputeOf(both, 10_000)).toEqual({ dispute: 'open', disputedMinor: 4_000 });
  });
});

describe('what a bank has taken back', () => {
  const CHARGE = { chargeMinor: 10_330, disputedMinor: 0, refundedMinor: 0 };

  it.each([
    ['the whole charge', { disputedMinor: 10_330 }, true],
    ['all that wasn’t refunded before', { disputedMinor: 5_330, refundedMinor: 5_000 }, true],
    ['a part', { disputedMinor: 10_329 }, false],
    ['nothing, though all of it was refunded', { refundedMinor: 10_330 }, false],
  ])('is %s', (_, taken, isAll) => {
    expect(isAllTakenBack({ ...CHARGE, ...taken })).toBe(isAll);
  });
});
