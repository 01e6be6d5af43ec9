import { describe, expect, it } from 'vitest';
import type { BankStatus } from '@/lib/pay/at-bank.rules';
import { PAYMENT_STATES, type PaymentState } from '@/lib/pay/payments/payments.rules';
import { hasArrived, type PaidFor, paidForInWords, travelInWords } from '@/lib/pay/payments/receipt.rules';
import {
  hoursForSheet,
  lineInWords,
  type Movement,
  signedMoney,
  underWayInWords,
  withBalances,
  yearIn,
  yearsSince,
  yearTotalInWords,
} from '@/lib/pay/statements/statement.rules';

const AT = new Date('2027-03-16T09:00:00Z');
const OWED: NonNullable<Movement['owed']> = {
  id: 'owed',
  kind: 'time',
  note: '',
  fromDay: '2027-03-08',
  untilDay: '2027-03-12',
  minutes: 450,
  rateMinor: 1450,
  dueOn: '2027-03-19',
  timesheetId: 'week',
  briefId: null,
  agreementId: 'agreement',
};
const PAYMENT = {
  id: 'payment',
  method: 'wise',
  reference: '',
  state: 'recorded',
  sentOn: '2027-03-15',
} as const;

function movement(changeMinor: number, changes: Partial<Movement> = {}): Movement {
  return { id: 'entry', at: AT, currency: 'USD', changeMinor, owed: null, payment: null, ...changes };
}

describe('a statement', () => {
  it('says after each line what is owed in its currency, starting from what was owed before', () => {
    const lines = withBalances(new Map([['USD', 1_000]]), [
      movement(10_875),
      movement(700, { currency: 'EUR' }),
      movement(-5_000),
    ]);

    expect(lines.map(({ currency, balanceMinor }) => [currency, balanceMinor])).toEqual([
      ['USD', 11_875],
      ['EUR', 700],
      ['USD', 6_875],
    ]);
  });

  it('says that a payment counts where it is listed, while nobody knows yet that it arrived', () => {
    const said = (state: PaymentState, changeMinor = -5_000) =>
      underWayInWords(movement(changeMinor, { payment: { ...PAYMENT, state } }));

    expect(said('needs_attention')).toBe('Waiting for an owner');
    expect(said('failed')).toBe('Not sent on');
    expect(said('recorded')).toBe('Recorded and not confirmed yet');
    for (const state of ['confirmed', 'settled', 'paid', 'cancelled', 'withdrawn', 'refunded'] as const)
      expect([state, said(state)]).toEqual([state, null]);
    // taking it back is a line of its own
    expect(said('needs_attention', 5_000)).toBeNull();
    expect(underWayInWords(movement(10_875, { owed: OWED }))).toBeNull();
  });

  it("is for a year on the business's calendar", () => {
    const midnight = new Date('2027-01-01T03:00:00Z');

    expect([yearIn(midnight, 'America/Chicago'), yearIn(midnight, 'Asia/Manila')]).toEqual([2026, 2027]);
    expect(yearsSince('2025-11-30', '2027-01-01')).toEqual([2027, 2026, 2025]);
    expect(yearsSince('2027-01-01', '2027-12-31')).toEqual([2027]);
    expect(yearsSince('2028-01-01', '2027-12-31')).toEqual([2027]);
  });

  it.each([
    ['Time', movement(10_875, { owed: OWED })],
    [
      'Brief: Spring catalogue',
      movement(100, { owed: { ...OWED, kind: 'brief', note: 'Spring catalogue' } }),
    ],
    ['Retainer: 8 to 12 March 2027', movement(100, { owed: { ...OWED, kind: 'retainer' } })],
    ['Retainer: by word', movement(100, { owed: { ...OWED, kind: 'retainer', note: 'by word' } })],
    ['Came back at Stripe', movement(100, { owed: { ...OWED, kind: 'returned' } })],
    ['Payment by Wise', movement(-100, { payment: PAYMENT })],
    ['Payment by Wise taken back', movement(100, { payment: PAYMENT })],
    ['', movement(100)],
  ])('names a line %j', (words, line) => {
    expect(lineInWords(line)).toBe(words);
  });

  it('counts hours in hundredths for a spreadsheet', () => {
    expect([510, 1, 0, 65, 59, 600].map(hoursForSheet)).toEqual([
      '8.50',
      '0.02',
      '0.00',
      '1.08',
      '0.98',
      '10.00',
    ]);
  });

  it('shows by a sign what became owed and what was paid', () => {
    expect([5, -5, 0].map((minor) => signedMoney(minor, 'USD'))).toEqual([
      '+USD 0.05',
      '−USD 0.05',
      '+USD 0.00',
    ]);
  });

  it('says of a year only what came to something, to the smallest unit', () => {
    const year = { currency: 'USD', owedMinor: 100, receivedMinor: 0, feesMinor: 0, borneMinor: 0 };
    const nothing = { ...year, advancedMinor: 0, recoveredMinor: 0 };

    expect(yearTotalInWords(nothing)).toBe('USD 1.00 earned, USD 0.00 received');
    expect(
      yearTotalInWords({ ...nothing, feesMinor: 1, borneMinor: 1, advancedMinor: 1, recoveredMinor: 1 }),
    ).toBe(
      'USD 1.00 earned, USD 0.00 received, USD 0.01 taken from it for sending, as agreed, USD 0.01 in fees, USD 0.01 given in advance, USD 0.01 of advances taken back',
    );
  });
});

describe('a receipt', () => {
  it('exists once the money has reached its receiver', () => {
    expect(PAYMENT_STATES.filter((state) => hasArrived({ state }))).toEqual(['confirmed', 'settled']);
    expect([hasArrived({ state: 'paid' }), hasArrived({ state: 'transferring' })]).toEqual([true, false]);
  });

  it('says who moved the money, and who says that it has arrived', () => {
    const travels = (rail: 'external' | 'stripe_connect', is: BankStatus['is']) =>
      Object.values(travelInWords({ rail, stateChangedAt: AT, bank: { is, at: AT }, returned: null })).join(
        '. ',
      );

    expect(travels('external', 'not_told')).toMatch(
      /as its receiver said on .* Handover recorded it and moved no money/,
    );
    expect(travels('stripe_connect', 'arrived')).toMatch(
      /^In the bank, as Stripe said on .* Stripe moved it/,
    );
    expect(travels('stripe_connect', 'not_told')).toMatch(/Stripe hasn’t said yet that it is in the bank/);
    expect(travels('stripe_connect', 'sent_back')).toMatch(/the bank sent it back, as Stripe said on/);
    const returned = { minor: 1_001, currency: 'USD' };
    const { standing } = travelInWords({
      rail: 'stripe_connect',
      stateChangedAt: AT,
      bank: { is: 'arrived', at: AT },
      returned,
    });
    expect(standing).toMatch(
      /^In the bank, .*USD 10\.01 of it came back at Stripe since, and is owed again$/,
    );
  });

  it.each<[string, Partial<PaidFor>]>([
    ['Time, 2027-03-08 to 2027-03-12: 7 h 30 min at USD 14.50 an hour', {}],
    [
      'Time, 2027-03-08: 7 h 30 min at USD 14.50 an hour, up to the agreed limit',
      { untilDay: '2027-03-08', isLimited: true },
    ],
    [
      'Bonus: for the fair, 2027-03-08',
      { kind: 'bonus', note: 'for the fair', untilDay: '2027-03-08', minutes: null, rateMinor: null },
    ],
    ['Time, 2027-03-08 to 2027-03-12', { rateMinor: null }],
  ])('says what was paid for: %s', (words, changes) => {
    expect(
      paidForInWords({ ...OWED, workedMinutes: null, currency: 'USD', isLimited: false, ...changes }),
    ).toBe(words);
  });
});
