import { describe, expect, it } from 'vitest';
import type { Movement } from '@/lib/pay/stripe/comparing/movements.rules';
import {
  answered,
  believed,
  type ChargeState,
  cameBackInPart,
  chargeAfter,
  eventsOf,
  NOTHING,
  reversedByHand,
  type SeenCharge,
  type SeenRun,
  type SeenTransfer,
  saidAfter,
} from '@/lib/pay/stripe/following/seen.rules';
import { moved, STRIPE_PAYMENT_STATES, type StripePaymentState } from '@/lib/pay/stripe/moving.rules';

function charge(status: SeenCharge['status']): SeenCharge {
  return {
    intentId: 'pi_1',
    chargeId: 'ch_1',
    movementId: 'txn_1',
    charged: null,
    status,
    actionUrl: null,
    said: '',
  };
}

const SENT = sent('whole');

function sent(left: SeenTransfer['left']): readonly SeenTransfer[] {
  return [{ id: 'tr_1', paymentId: 'p', arrivingAs: 'py_1', sentAt: new Date(0), left }];
}

/** @returns where a payment ends after a look at Stripe. */
function endsIn(
  state: StripePaymentState,
  seen: Partial<SeenRun>,
  { isBooked = true, returnedMinor = 0 } = {},
): StripePaymentState {
  return eventsOf({ ...NOTHING, ...seen }, { id: 'p', state, returnedMinor }, isBooked).reduce(
    (now: StripePaymentState, event) => moved(now, event) ?? now,
    state,
  );
}

describe('what a look at Stripe makes of a payment', () => {
  it.each([
    ['is collected', 'charging', { charge: charge('succeeded') }, 'charged'],
    ['waits for the owner', 'charging', { charge: charge('needs_owner') }, 'needs_attention'],
    ['was declined', 'charging', { charge: charge('declined') }, 'needs_attention'],
    ['is being debited for days', 'charging', { charge: charge('processing') }, 'charging'],
    ['was cancelled there', 'needs_attention', { charge: charge('cancelled') }, 'cancelled'],
    ['was sent, and nobody told us', 'charged', { charge: charge('succeeded'), transfers: SENT }, 'paid'],
    [
      'was taken back, and its refund failed',
      'paid',
      { transfers: sent('nothing'), failedRefunds: [{ id: 're_1', paymentId: 'p', reason: 'unknown' }] },
      'failed',
    ],
    [
      'was taken back, and refunded the second time',
      'paid',
      {
        transfers: sent('nothing'),
        failedRefunds: [{ id: 're_1', paymentId: 'p', reason: 'unknown' }],
        refunded: ['p'],
      },
      'refunded',
    ],
    [
      'was refunded, and that failed later',
      'refunded',
      { transfers: sent('nothing'), failedRefunds: [{ id: 're_1', paymentId: 'p', reason: 'unknown' }] },
      'refunded',
    ],
    [
      'stays with them while a refund of another failed',
      'paid',
      { transfers: SENT, failedRefunds: [{ id: 're_1', paymentId: 'other', reason: 'unknown' }] },
      'paid',
    ],
    [
      'was sent before we knew it was collected',
      'charging',
      { charge: charge('succeeded'), transfers: SENT },
      'paid',
    ],
    ['went back', 'failed', { charge: charge('succeeded'), refunded: ['p'] }, 'refunded'],
    ['is disputed', 'paid', { charge: charge('succeeded'), transfers: SENT, dispute: 'open' }, 'disputed'],
    ['was disputed, and won', 'paid', { transfers: SENT, dispute: 'won' }, 'paid'],
    ['was disputed before it was sent, and won', 'disputed', { dispute: 'won' }, 'failed'],
    ['was disputed and won between two looks', 'transferring', { dispute: 'won' }, 'transferring'],
    ['was disputed after it was sent, and lost', 'disputed', { transfers: SENT, dispute: 'lost' }, 'paid'],
    ['was disputed before it was sent, and lost', 'disputed', { dispute: 'lost' }, 'refunded'],
    [
      'was refunded by hand before it was sent',
      'charging',
      { charge: charge('succeeded'), refundedByHandMinor: 1 },
      'failed',
    ],
    [
      'was refunded by hand while it is being sent',
      'transferring',
      { refundedByHandMinor: 1 },
      'transferring',
    ],
    [
      'was sent, and then refunded by hand',
      'charged',
      { charge: charge('succeeded'), refundedByHandMinor: 1, transfers: SENT },
      'paid',
    ],
    ['was disputed, and lost in part, before it was sent', 'disputed', { dispute: 'lost_in_part' }, 'failed'],
    [
      'was reversed in part before anybody told that it was sent',
      'charged',
      { charge: charge('succeeded'), transfers: sent('part') },
      'paid',
    ],
    ['was reversed in part, by hand, and stays', 'failed', { transfers: sent('part') }, 'failed'],
    [
      'was reversed whole before anybody told that it was sent',
      'transferring',
      { charge: charge('succeeded'), transfers: sent('nothing') },
      'transferring',
    ],
    ['was reversed whole, by hand, and stays', 'failed', { transfers: sent('nothing') }, 'failed'],
    [
      'was reversed whole before its charge was lost',
      'paid',
      { transfers: sent('nothing'), dispute: 'lost' },
      'refunded',
    ],
    ['couldn’t be sent, and was lost between two looks', 'failed', { dispute: 'lost' }, 'refunded'],
  ] as const)('that %s', (_what, state, seen, expected) => {
    expect(endsIn(state, seen)).toBe(expected);
  });

  it('doesn’t move it because of another payment of its run that was sent or given back', () => {
    const others = SENT.map((transfer) => ({ ...transfer, paymentId: 'q' }));

    expect(endsIn('charged', { transfers: others, refunded: ['q'] })).toBe('charged');
  });

  it('isn’t collected before its money is in the books', () => {
    expect(endsIn('charging', { charge: charge('succeeded') }, { isBooked: false })).toBe('charging');
  });

  it('is the same the second time, whatever it saw', () => {
    const charges = [
      null,
      charge('succeeded'),
      charge('declined'),
      charge('processing'),
      charge('cancelled'),
    ];
    for (const state of STRIPE_PAYMENT_STATES)
      for (const each of charges)
        for (const transfers of [[], SENT, sent('part'), sent('nothing')])
          for (const dispute of [null, 'open', 'won', 'lost', 'lost_in_part'] as const) {
            const seen = { charge: each, transfers, dispute };
            const once = endsIn(state, seen);
            expect([state, endsIn(once, seen)]).toEqual([state, once]);
            // nor does it pass through another state on its way there: every look at a finished one would write two
            // moves
            const again = eventsOf({ ...NOTHING, ...seen }, { id: 'p', state: once, returnedMinor: 0 }, true);
            expect(again.filter((event) => moved(once, event) !== null)).toEqual([]);
          }
  });

  it('never takes a charge back from where it has ended', () => {
    const ended: readonly ChargeState[] = ['succeeded', 'cancelled'];
    for (const known of ended)
      for (const status of ['processing', 'needs_owner', 'declined', 'succeeded', 'cancelled'] as const)
        expect(chargeAfter(known, charge(status))).toBe(known);
    expect(chargeAfter('asked', charge('processing'))).toBe('processing');
    expect(chargeAfter('asked', null)).toBe('asked');
  });
});

describe('what comes back of a payment', () => {
  const reversal = (id: string, paymentId: string, amountMinor: number): Movement => ({
    id,
    paymentId,
    amountMinor,
    feeMinor: 0,
    currency: 'USD',
    kind: 'reversal',
  });

  it('was reversed by hand unless an owner takes it back, and isn’t what was sent out', () => {
    const fresh = [
      reversal('txn_1', 'p', 300),
      reversal('txn_2', 'p', 200),
      reversal('txn_3', 'q', 400),
      { ...reversal('txn_5', 'p', 700), paymentId: null },
      { ...reversal('txn_4', 'r', -100), kind: 'transfer' } as const,
    ];

    expect([...reversedByHand(fresh, new Set(['q']))]).toEqual([['p', [fresh[0], fresh[1]]]]);
  });

  it('came back in part if the rest is with the assistant, or if parts of it are owed again already', () => {
    const inPart = (state: StripePaymentState, left: SeenTransfer['left'], returnedMinor = 0) =>
      cameBackInPart({ state, returnedMinor }, left);

    expect([inPart('paid', 'part'), inPart('disputed', 'part'), inPart('paid', 'nothing', 5)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([inPart('paid', 'nothing'), inPart('failed', 'part'), inPart('refunded', 'part')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('stays sent after a dispute, even if all of it came back in parts: those are owed again by themselves', () => {
    const inParts = { transfers: sent('nothing') };
    for (const [dispute, returnedMinor, state] of [
      ['won', 5, 'paid'],
      ['lost', 5, 'paid'],
      ['won', 0, 'failed'],
      ['lost', 0, 'refunded'],
    ] as const)
      expect(endsIn('disputed', { ...inParts, dispute }, { returnedMinor })).toBe(state);
  });
});

describe('what counts of a look made while a charge is being requested', () => {
  const STATUSES = ['processing', 'needs_owner', 'declined', 'succeeded', 'cancelled'] as const;
  const KNOWN = ['none', 'asked', ...STATUSES] as const satisfies readonly ChargeState[];

  it.each(KNOWN.flatMap((known) => STATUSES.map((status) => ({ known, status }))))(
    'known to be $known, told $status',
    ({ known, status }) => {
      const seen = { ...NOTHING, charge: charge(status), transfers: SENT };
      const isOfBefore = known === 'asked' && (status === 'declined' || status === 'needs_owner');

      expect(believed(seen, known)).toEqual(isOfBefore ? { ...seen, charge: null } : seen);
    },
  );
});

describe('why a charge has stopped', () => {
  const stopped = { ...NOTHING, charge: { ...charge('declined'), said: 'There wasn’t enough money there.' } };

  it('is what Stripe has just refused it for, where no bank was asked, and else what the bank said last', () => {
    expect(answered(stopped, 'Stripe refused it.').charge?.said).toBe('Stripe refused it.');
    expect(answered(stopped, null)).toBe(stopped);
    const succeeded = { ...NOTHING, charge: charge('succeeded') };
    expect(answered(succeeded, 'Stripe refused it.')).toBe(succeeded);
    expect(answered(NOTHING, 'Stripe refused it.')).toBe(NOTHING);
  });

  it('stays as it is known until the charge is tried again', () => {
    const { said } = stopped.charge;
    const told = { status: 'declined', said } as const;

    expect(saidAfter({ chargeState: 'declined', said: 'Stripe refused it.' }, told)).toBe(
      'Stripe refused it.',
    );
    expect(saidAfter({ chargeState: 'asked', said: '' }, told)).toBe(said);
    expect(saidAfter({ chargeState: 'processing', said: '' }, told)).toBe(said);
  });
});
