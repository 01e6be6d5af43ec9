import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideExpense,
  decideHandingIn,
  EXPENSE_ACTIONS,
  EXPENSE_STATES,
} from '@/lib/pay/expenses/expenses.rules';
import {
  advancePostings,
  balances,
  notReceivedPostings,
  owedPostings,
  type Posting,
  receivedPostings,
  recordedPostings,
  withdrawnPostings,
} from '@/lib/pay/ledger/rules';
import {
  decidePayment,
  owedStatus,
  PAYMENT_ACTIONS,
  PAYMENT_ROLES,
  PAYMENT_STATES,
  type PaymentAction,
  type PaymentState,
} from '@/lib/pay/payments/payments.rules';
import { rateBetween, readRate, shortRate } from '@/lib/pay/recording/exchange.rules';
import { DAY_MS } from '@/lib/platform/time/lengths';

const NOON = new Date('2027-03-19T12:00:00Z');

/** Everything that is allowed, written out a second time. */
const ALLOWED: Partial<Record<`${PaymentAction} ${PaymentState}`, readonly [string, PaymentState]>> = {
  'confirm recorded': ['assistant', 'confirmed'],
  'dispute recorded': ['assistant', 'disputed'],
  'dispute confirmed': ['assistant', 'disputed'],
  'settle disputed': ['assistant', 'settled'],
  'withdraw recorded': ['owner', 'withdrawn'],
  'withdraw disputed': ['owner', 'withdrawn'],
};

describe('who may do what about a payment', () => {
  const cases = PAYMENT_STATES.flatMap((state) =>
    PAYMENT_ACTIONS.flatMap((action) => PAYMENT_ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(cases)('$role: $action while it is $state', ({ state, action, role }) => {
    const allowed = ALLOWED[`${action} ${state}`];

    const answer = decidePayment({ state, stateChangedAt: NOON }, action, role, NOON);

    if (allowed?.[0] === role) expect(answer).toEqual({ ok: true, value: allowed[1] });
    else expect(answer).toMatchObject(refusalFor(role, action === 'withdraw' ? 'owner' : 'assistant'));
  });
});

describe('a confirmation by mistake', () => {
  const disputedAfter = (passed: number) => {
    const confirmed = { state: 'confirmed', stateChangedAt: NOON } as const;
    return decidePayment(confirmed, 'dispute', 'assistant', new Date(NOON.getTime() + passed));
  };

  it('can be taken back for thirty days, and then is final', () => {
    expect(disputedAfter(30 * DAY_MS - 1)).toEqual({ ok: true, value: 'disputed' });
    expect(disputedAfter(30 * DAY_MS)).toMatchObject({
      refusal: { code: 'too_late', message: expect.stringContaining('correction on the statement') },
    });
  });
});

const BECOMES = {
  submit: 'submitted',
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
} as const;

describe('who may do what with an expense', () => {
  const states = [null, ...EXPENSE_STATES];
  const cases = states.flatMap((state) =>
    EXPENSE_ACTIONS.flatMap((action) => PAYMENT_ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(cases)('$role: $action while it is $state', ({ state, action, role }) => {
    const needed = action === 'submit' ? null : 'submitted';
    const by = action === 'approve' || action === 'decline' ? 'owner' : 'assistant';

    const answer = decideExpense(state, action, role);

    if (state === needed && role === by) expect(answer).toEqual({ ok: true, value: BECOMES[action] });
    else expect(answer).toMatchObject(refusalFor(role, by));
  });
});

/** Somebody who may never do it is told who may; somebody who may, that it can't be done now. */
function refusalFor(role: string, by: 'owner' | 'assistant') {
  if (role === by) return { refusal: { code: 'wrong_state' } };
  const whose = by === 'owner' ? /^Only an owner/ : /^Only (the assistant|the person it was sent to)/;
  return { refusal: { code: 'not_yours', message: expect.stringMatching(whose) } };
}

describe('expenses for work that has ended', () => {
  // its last day is 12 March in Chicago, where that day is over at five in the morning of the next, UTC
  const ended = { endedAt: new Date('2027-03-13T06:00:00Z'), zone: 'America/Chicago' };
  const answers = (
    spentOn: string | null,
    now: string,
    work: Parameters<typeof decideHandingIn>[0] = ended,
  ) => {
    const answer = decideHandingIn(work, 'assistant', spentOn, new Date(now));
    return answer.ok ? answer.value : answer.refusal.code;
  };

  it("can be handed in until the end of the thirtieth day after the last, on the business's calendar", () => {
    expect(answers('2027-03-12', '2027-03-13T06:00:00Z')).toBe('submitted');
    // the clocks there have gone forward meanwhile
    expect(answers('2027-03-12', '2027-04-12T04:59:59Z')).toBe('submitted');
    expect(answers('2027-03-12', '2027-04-12T05:00:00Z')).toBe('too_late');
    expect(answers(null, '2027-04-12T05:00:00Z')).toBe('too_late');
    expect(answers(null, '2027-04-12T04:59:59Z')).toBe('submitted');
  });

  it('must be from before the end', () => {
    expect(answers('2027-03-13', '2027-03-14T12:00:00Z')).toBe('after_the_end');
    expect(answers('2027-03-13', '2028-03-14T12:00:00Z', { ...ended, endedAt: null })).toBe('submitted');
  });

  it('are handed in by the assistant', () => {
    for (const role of ['owner', 'manager'] as const)
      expect(decideHandingIn(ended, role, null, new Date('2027-03-14T12:00:00Z'))).toMatchObject({
        refusal: { code: 'not_yours' },
      });
  });
});

describe('the status of something owed', () => {
  it.each([
    [null, '2027-03-19', 'unpaid'],
    [null, '2027-03-18', 'overdue'],
    ['recorded', '2027-03-18', 'underway'],
    ['disputed', '2027-03-18', 'disputed'],
    ['confirmed', '2027-03-18', 'paid'],
    ['settled', '2027-03-18', 'paid'],
    ['withdrawn', '2027-03-18', 'overdue'],
    ['approved', '2027-03-18', 'underway'],
    ['charging', '2027-03-18', 'underway'],
    ['charged', '2027-03-18', 'underway'],
    ['transferring', '2027-03-18', 'underway'],
    ['needs_attention', '2027-03-19', 'underway'],
    ['needs_attention', '2027-03-18', 'overdue'],
    ['failed', '2027-03-19', 'underway'],
    ['failed', '2027-03-18', 'overdue'],
    ['paid', '2027-03-18', 'paid'],
    ['refunded', '2027-03-19', 'unpaid'],
  ] as const)('with a payment that is %s, due %s, it is %s', (state, dueOn, standing) => {
    expect(owedStatus(state, dueOn, '2027-03-19')).toBe(standing);
  });
});

describe('the books', () => {
  const payments = fc.record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    amountMinor: fc.integer({ min: 1, max: 1_000_000_000 }),
    sentCurrency: fc.constantFrom('USD', 'PHP', 'BHD'),
    sentMinor: fc.integer({ min: 1, max: 1_000_000_000 }),
    feeCurrency: fc.constantFrom('USD', 'PHP'),
    feeMinor: fc.nat(100_000),
  });

  it('balance in each currency at every step of a payment, through any exchange and fee', () => {
    fc.assert(
      fc.property(payments, (sent) => {
        const payment = sent.currency === sent.sentCurrency ? { ...sent, sentMinor: sent.amountMinor } : sent;

        for (const postings of [recordedPostings, withdrawnPostings, receivedPostings, notReceivedPostings]) {
          expect(balances(postings(payment))).toBe(true);
        }
        expect(balances([...recordedPostings(payment), ...withdrawnPostings(payment)])).toBe(true);
      }),
    );
  });

  it('show by their accounts what becomes of money, in its currency', () => {
    const posted = (postings: readonly Posting[]) =>
      postings.map(({ account, currency, amountMinor }) => `${account} ${currency} ${amountMinor}`);
    const sent = { currency: 'USD', amountMinor: 100, sentCurrency: 'PHP', sentMinor: 5_825 };

    expect(posted(owedPostings('USD', 100))).toEqual(['cost USD 100', 'owed USD -100']);
    expect(posted(advancePostings('USD', 100))).toEqual(['advance USD 100', 'owed USD -100']);
    expect(posted(receivedPostings({ ...sent, feeCurrency: 'USD', feeMinor: 3 }))).toEqual([
      'underway USD 100',
      'exchange USD -100',
      'exchange PHP 5825',
      'outside PHP -5825',
      'fees USD 3',
      'outside USD -3',
    ]);
    expect(
      posted(
        receivedPostings({ ...sent, sentCurrency: 'USD', sentMinor: 100, feeCurrency: 'USD', feeMinor: 0 }),
      ),
    ).toEqual(['underway USD 100', 'outside USD -100']);
    expect(posted(withdrawnPostings(sent))).toEqual(['underway USD 100', 'owed USD -100']);
    expect(posted(withdrawnPostings(sent, 3))).toEqual(['underway USD 97', 'fees USD 3', 'owed USD -100']);
  });

  it('detect what doesn’t balance, in each currency separately', () => {
    const one = { account: 'cost', currency: 'USD', amountMinor: 1 } as const;

    expect(balances(owedPostings('USD', 100))).toBe(true);
    expect(balances([one])).toBe(false);
    expect(balances([one, { ...one, currency: 'PHP', amountMinor: -1 }])).toBe(false);
    expect(balances([...owedPostings('USD', 100), { ...one, currency: 'PHP' }])).toBe(false);
  });
});

describe('an exchange rate', () => {
  it.each([
    [{ minor: 2900, currency: 'USD' }, { minor: 168_925, currency: 'PHP' }, '58.25'],
    [{ minor: 10_000, currency: 'USD' }, { minor: 15_012, currency: 'JPY' }, '150.12'],
    [{ minor: 10_000, currency: 'USD' }, { minor: 30_710, currency: 'KWD' }, '0.3071'],
  ])('between %j and %j is %s, whatever decimals the currencies have', (owed, sent, rate) => {
    expect(shortRate(rateBetween(owed, sent))).toBe(rate);
  });

  it('that was typed is kept if the amounts confirm it, and refused if they don’t', () => {
    const owed = { minor: 2900, currency: 'USD' };
    const sent = { minor: 168_925, currency: 'PHP' };

    expect(readRate('58,3', owed, sent)).toEqual({ ok: true, value: '58.3000000000' });
    expect(readRate('', owed, sent)).toEqual({ ok: true, value: '58.2500000000' });
    expect(readRate('60', owed, sent)).toMatchObject({
      refusal: { code: 'other_rate', field: 'exchangeRate' },
    });
    for (const typed of ['about 58', '58.25 or so', '58.25.1', '58.12345678901'])
      expect(readRate(typed, owed, sent)).toMatchObject({
        refusal: { code: 'no_rate', field: 'exchangeRate' },
      });
  });

  it('may differ from the amounts by one per cent either way, and no more', () => {
    const owed = { minor: 2900, currency: 'USD' };
    const sent = { minor: 168_925, currency: 'PHP' };

    expect(
      ['58.8325', '58.8326', '57.6675', '57.6674'].map((typed) => readRate(typed, owed, sent).ok),
    ).toEqual([true, false, true, false]);
  });

  it('isn’t kept if the amounts are so far apart that it would be zero', () => {
    const [owed, sent] = [
      { minor: 9_000_000_000_000_000, currency: 'JPY' },
      { minor: 1, currency: 'KWD' },
    ];

    expect(readRate('', owed, sent)).toMatchObject({ refusal: { code: 'no_rate', field: 'sentAmount' } });
  });

  it('isn’t kept if they are so far apart that no column holds it, as by a few extra zeros', () => {
    const owed = { minor: 100, currency: 'USD' };
    const rateFor = (minor: number) => readRate('', owed, { minor, currency: 'VND' });

    expect(rateFor(9_999_999_999)).toEqual({ ok: true, value: '9999999999.0000000000' });
    expect(rateFor(10_000_000_000)).toMatchObject({ refusal: { code: 'no_rate', field: 'sentAmount' } });
  });
});
