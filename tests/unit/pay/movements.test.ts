import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances } from '@/lib/pay/ledger/rules';
import { type Movement, movementPostings, sharesOf } from '@/lib/pay/stripe/comparing/movements.rules';
import { portion, sumOf } from '@/lib/platform/money/money-arithmetic';
import { feeOf, feeOnTop, USUAL_FEES } from '@/lib/platform/money/stripe-fees';

const payments = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 30 });
/** Payments for which the business bears Stripe's fee: 3.2 %, on top. */
const sharersOf = (amounts: readonly number[]) =>
  amounts.map((amountMinor, index) => ({
    id: String(index),
    amountMinor,
    sentMinor: amountMinor,
    chargedMinor: amountMinor + portion(amountMinor, 32, 1_000),
  }));
const movement = fc.record({
  id: fc.constant('txn_1'),
  kind: fc.constantFrom('charge', 'refund', 'dispute', 'transfer', 'reversal'),
  amountMinor: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  feeMinor: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  paymentId: fc.constant(null),
});

describe('a movement of Stripe’s balance', () => {
  it('is divided among its payments so that not one unit is lost', () => {
    fc.assert(
      fc.property(movement, payments, (moves: Movement, amounts) => {
        const shares = sharesOf(moves, sharersOf(amounts));

        expect(sumOf(shares.map(({ amountMinor }) => amountMinor))).toBe(moves.amountMinor);
        expect(sumOf(shares.map(({ feeMinor }) => feeMinor))).toBe(moves.feeMinor);
      }),
    );
  });

  it('changes what the books have at Stripe by what it changes there, and balances', () => {
    fc.assert(
      fc.property(movement, fc.nat(90_000), (moves: Movement, borneMinor) => {
        const postings = movementPostings(moves, { ...moves, borneMinor });
        const atStripe = postings.filter(({ account }) => account === 'stripe');

        expect(balances(postings)).toBe(true);
        expect(sumOf(atStripe.map(({ amountMinor }) => amountMinor))).toBe(
          moves.amountMinor - moves.feeMinor,
        );
      }),
    );
  });

  it('gives each payment of a charge its amount and its part of what was charged on top', () => {
    const charge = { id: 'txn_1', kind: 'charge', currency: 'USD', paymentId: null } as const;
    const sharers = sharersOf([10_000, 5_000]);

    expect(sharesOf({ ...charge, amountMinor: 15_480, feeMinor: 479 }, sharers)).toEqual([
      { paymentId: '0', amountMinor: 10_320, feeMinor: 320, borneMinor: 0 },
      { paymentId: '1', amountMinor: 5_160, feeMinor: 159, borneMinor: 0 },
    ]);
  });

  it('has its fee divided by what was charged on top of each, or kept of it', () => {
    const charge = { id: 'txn_1', kind: 'charge', currency: 'USD', paymentId: null } as const;
    const [bearing, free] = [
      { id: '0', amountMinor: 10_000, chargedMinor: 10_000, sentMinor: 9_690 },
      { id: '1', amountMinor: 5_000, chargedMinor: 5_000, sentMinor: 5_000 },
    ];

    const shares = sharesOf({ ...charge, amountMinor: 15_000, feeMinor: 310 }, [bearing, free]);

    expect(shares.map(({ feeMinor }) => feeMinor)).toEqual([310, 0]);
  });

  it('costs an assistant their share of a charge, returns it with the charge, and takes nothing of anything else', () => {
    const bearing = [{ id: '0', amountMinor: 10_000, chargedMinor: 10_000, sentMinor: 9_690 }];
    const borne = (kind: Movement['kind'], amountMinor: number) =>
      sharesOf(
        { id: 'txn_1', kind, currency: 'USD', paymentId: null, amountMinor, feeMinor: 0 },
        bearing,
      ).map(({ borneMinor }) => borneMinor);

    expect(borne('charge', 10_000)).toEqual([310]);
    expect(borne('charge', -10_000)).toEqual([-310]);
    expect([...borne('transfer', 9_690), ...borne('refund', 10_000)]).toEqual([0, 0]);
  });

  it('books nothing for zero', () => {
    const transfer = { kind: 'transfer', currency: 'USD' } as const;

    expect(movementPostings(transfer, { amountMinor: -5_000, feeMinor: 0, borneMinor: 0 })).toEqual([
      { account: 'stripe', currency: 'USD', amountMinor: -5_000 },
      { account: 'underway', currency: 'USD', amountMinor: 5_000 },
    ]);
  });

  it('of one payment affects no other, and of none of the run affects none', () => {
    const transfer = { id: 'txn_1', kind: 'transfer', currency: 'USD', paymentId: '1' } as const;
    const sharers = sharersOf([10_000, 5_000]);

    expect(sharesOf({ ...transfer, amountMinor: -5_000, feeMinor: 0 }, sharers)).toEqual([
      { paymentId: '1', amountMinor: -5_000, feeMinor: 0, borneMinor: 0 },
    ]);
    expect(sharesOf({ ...transfer, paymentId: '2', amountMinor: -5_000, feeMinor: 0 }, sharers)).toEqual([]);
  });
});

describe("Stripe's fee", () => {
  it('is charged on top so that what is to arrive arrives whole, and not one unit more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90_000_000 }),
        fc.constantFrom(...Object.values(USUAL_FEES)),
        (total, plan) => {
          const charge = total + feeOnTop(total, plan);

          expect(charge - feeOf(charge, plan)).toBe(total);
          expect(charge - 1 - feeOf(charge - 1, plan)).toBeLessThan(total);
        },
      ),
    );
  });

  it.each([
    ['card', 100_000, 3_017],
    ['us_bank_account', 100_000, 500],
    ['us_bank_account', 10_000, 81],
    ['card', 1, 31],
  ] as const)('of a payment by %s of %i is %i', (kind, total, fee) => {
    expect(feeOnTop(total, USUAL_FEES[kind])).toBe(fee);
  });
});
