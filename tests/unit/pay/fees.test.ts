import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances, type Posting, recordedPostings, withdrawnPostings } from '@/lib/pay/ledger/rules';
import { borneOf, priceParts } from '@/lib/pay/stripe/charging/fees.rules';
import { type Movement, movementPostings, sharesOf } from '@/lib/pay/stripe/comparing/movements.rules';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { feeOf, feeOnTop, USUAL_FEES } from '@/lib/platform/money/stripe-fees';

const PLANS = fc.oneof(
  fc.constantFrom(...Object.values(USUAL_FEES)),
  fc.record({
    basisPoints: fc.nat(900),
    fixedMinor: fc.nat(500),
    mostMinor: fc.option(fc.integer({ min: 1, max: 5_000 })),
  }),
);
const PART = fc
  .tuple(fc.integer({ min: 1, max: 9_000_000 }), fc.constantFrom(0, 1, 0.5))
  .map(([amountMinor, bearing]) => ({ amountMinor, borneMinor: Math.floor(amountMinor * bearing) }));
const PARTS = fc.array(PART, { minLength: 1, maxLength: 30 });
/** without decimals, with two and with three: calculated in smallest units, all are alike */
const CURRENCY = fc.constantFrom('JPY', 'USD', 'KWD');

describe("Stripe's fee for a run, borne as agreed", () => {
  it("is divided so that the parts add up to the whole, and to exactly Stripe's fee for that charge", () => {
    fc.assert(
      fc.property(PARTS, PLANS, (parts, plan) => {
        const priced = priceParts(parts, plan);
        const charge = sumOf(priced.map(({ chargedMinor }) => chargedMinor));
        const sent = sumOf(priced.map(({ sentMinor }) => sentMinor));

        expect(charge - sent).toBe(feeOf(charge, plan));
      }),
    );
  });

  it('costs nothing to those who don’t bear it, and those who bear all of it no more than their part', () => {
    fc.assert(
      fc.property(PARTS, PLANS, (parts, plan) => {
        const priced = priceParts(parts, plan);

        for (const [index, { amountMinor, borneMinor }] of parts.entries()) {
          const { chargedMinor = 0, sentMinor = 0 } = priced[index] ?? {};
          if (borneMinor === 0) expect(sentMinor).toBe(amountMinor);
          if (borneMinor === amountMinor) expect(chargedMinor).toBe(amountMinor);
        }
      }),
    );
  });

  it('is on top if businesses bear all of it, and taken from what is sent if assistants do', () => {
    const plan = USUAL_FEES.card;
    const amounts = [10_000, 5_000];
    const price = (isBorne: boolean) =>
      priceParts(
        amounts.map((amountMinor) => ({ amountMinor, borneMinor: isBorne ? amountMinor : 0 })),
        plan,
      );

    expect(sumOf(price(false).map(({ chargedMinor }) => chargedMinor))).toBe(15_000 + feeOnTop(15_000, plan));
    expect(price(true)).toEqual([
      { chargedMinor: 10_000, sentMinor: 9_690 },
      { chargedMinor: 5_000, sentMinor: 4_845 },
    ]);
  });

  it('is enough even if a fixed part is far more than the whole', () => {
    const plan = { basisPoints: 204, fixedMinor: 120, mostMinor: null };

    expect(priceParts([{ amountMinor: 1, borneMinor: 0 }], plan)).toEqual([
      { chargedMinor: 124, sentMinor: 1 },
    ]);
    expect(feeOf(124, plan)).toBe(123);
  });

  it('leaves nothing to send if a fixed part is more than the whole', () => {
    const [part] = priceParts([{ amountMinor: 20, borneMinor: 20 }], USUAL_FEES.card);

    expect(part?.sentMinor).toBeLessThanOrEqual(0);
  });

  it('is borne in proportion to how much was agreed so, corrections included', () => {
    const line = (minor: number, isBorneByAssistant: boolean) => ({ minor, isBorneByAssistant });

    expect(borneOf([line(10_000, true), line(5_000, false)])).toBe(10_000);
    expect(borneOf([line(10_000, true), line(-4_000, false)])).toBe(6_000);
    expect(borneOf([line(10_000, false), line(-4_000, true)])).toBe(0);
  });
});

describe('a run in the books', () => {
  it('has nothing underway once it is sent, and has cost each what they bear, to the smallest unit', () => {
    fc.assert(
      fc.property(PARTS, PLANS, CURRENCY, (parts, plan, currency) => {
        const priced = priceParts(parts, plan);
        fc.pre(priced.every(({ sentMinor }) => sentMinor > 0));
        const { approved, charged, sent } = booksOf(parts, priced, plan, currency);
        const after = totals([...approved, ...charged, ...sent]);

        expect([approved, charged, sent].flat().length).toBeGreaterThan(0);
        expect(after.owed).toBe(sumOf(parts.map(({ amountMinor }) => amountMinor)));
        expect(after.underway ?? 0).toBe(0);
        expect(after.stripe ?? 0).toBe(0);
        expect(after.fees ?? 0).toBe(
          sumOf(priced.map(({ chargedMinor }, index) => chargedMinor - (parts[index]?.amountMinor ?? 0))),
        );
        expect(after.outside).toBe(-sumOf(priced.map(({ chargedMinor }) => chargedMinor)));
      }),
    );
  });

  it("owes the same again once it is taken back, and Stripe's fee is the business’s", () => {
    fc.assert(
      fc.property(PARTS, PLANS, CURRENCY, (parts, plan, currency) => {
        const priced = priceParts(parts, plan);
        fc.pre(priced.every(({ sentMinor }) => sentMinor > 0));
        const { approved, charged, sent } = booksOf(parts, priced, plan, currency);
        const back = priced.flatMap(({ sentMinor }, index) => {
          const amountMinor = parts[index]?.amountMinor ?? 0;
          const moves = { currency, feeMinor: 0, borneMinor: 0 };
          return [
            ...movementPostings({ kind: 'reversal', currency }, { ...moves, amountMinor: sentMinor }),
            ...movementPostings({ kind: 'refund', currency }, { ...moves, amountMinor: -sentMinor }),
            ...withdrawnPostings({ currency, amountMinor }, amountMinor - sentMinor),
          ];
        });
        const after = totals([...approved, ...charged, ...sent, ...back]);
        const taken = feeOf(sumOf(priced.map(({ chargedMinor }) => chargedMinor)), plan);

        expect([after.owed ?? 0, after.underway ?? 0, after.stripe ?? 0]).toEqual([0, 0, 0]);
        expect([after.fees ?? 0, after.outside ?? 0]).toEqual([taken, taken === 0 ? 0 : -taken]);
      }),
    );
  });
});

type Parts = Parameters<typeof priceParts>[0];
type Plan = Parameters<typeof priceParts>[1];

/** What is booked of a run, from the approval to the transfers; each transaction has to balance. */
function booksOf(parts: Parts, priced: ReturnType<typeof priceParts>, plan: Plan, currency: string) {
  const sharers = parts.map(({ amountMinor }, index) => ({
    id: String(index),
    amountMinor,
    chargedMinor: 0,
    sentMinor: 0,
    ...priced[index],
  }));
  const charge = sumOf(priced.map(({ chargedMinor }) => chargedMinor));
  const ofCharge: Movement = {
    id: 'txn_1',
    kind: 'charge',
    amountMinor: charge,
    feeMinor: feeOf(charge, plan),
    currency,
    paymentId: null,
  };
  const transactions = {
    approved: parts.map(({ amountMinor }) => recordedPostings({ currency, amountMinor })),
    charged: sharesOf(ofCharge, sharers).map((share) => movementPostings(ofCharge, share)),
    sent: sharers.map(({ sentMinor }) =>
      movementPostings(
        { kind: 'transfer', currency },
        { amountMinor: -sentMinor, feeMinor: 0, borneMinor: 0 },
      ),
    ),
  };
  for (const postings of Object.values(transactions).flat()) expect(balances(postings)).toBe(true);
  return {
    approved: transactions.approved.flat(),
    charged: transactions.charged.flat(),
    sent: transactions.sent.flat(),
  };
}

function totals(postings: readonly Posting[]): Partial<Record<Posting['account'], number>> {
  const sums: Partial<Record<Posting['account'], number>> = {};
  for (const { account, amountMinor } of postings) sums[account] = (sums[account] ?? 0) + amountMinor;
  return sums;
}
