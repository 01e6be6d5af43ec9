import { describe, expect, it } from 'vitest';
import {
  eventsOfPayout,
  lookForReturnAfter,
  reasonInWords,
} from '@/lib/pay/global-payouts/payout-status.rules';
import { stripeGlobalPayouts } from '@/lib/pay/global-payouts/rail';
import {
  consequencesInWords,
  decideRail,
  GLOBAL_PAYOUTS_NEEDS,
  type MovedRail,
  RAILS,
  railInWords,
} from '@/lib/pay/rails/choosing.rules';
import {
  moved,
  STRIPE_PAYMENT_STATES,
  type StripePaymentEvent,
  type StripePaymentState,
} from '@/lib/pay/stripe/moving.rules';
import { decideResolution, type Resolution } from '@/lib/pay/stripe/resolving.rules';
import { readPayoutBalances } from '@/lib/platform/env/payout-balances';

const REACHES = [true, false].flatMap((isStripeSetUp) =>
  [true, false].flatMap((isReachable) =>
    (['off', 'not_reachable', 'possible'] as const).map((payouts) => ({
      isStripeSetUp,
      isReachable,
      payouts,
    })),
  ),
);

import { valuesOf } from '@/tests/support/stripe/shapes/shapes';

describe('a rail', () => {
  it.each(REACHES)('can always be that the owner sends the money themselves: %o', (reach) => {
    expect(decideRail('external', reach).ok).toBe(true);
  });

  it.each(REACHES)('can be Stripe only if it is set up and says that it reaches them: %o', (reach) => {
    const decided = decideRail('stripe_connect', reach);

    expect(decided.ok).toBe(reach.isStripeSetUp && reach.isReachable);
    if (!decided.ok) expect(decided.refusal.code).toBe(reach.isStripeSetUp ? 'not_reachable' : 'no_stripe');
  });

  it.each(REACHES)('can be Global Payouts only if that is on and Stripe says so: %o', (reach) => {
    const decided = decideRail('stripe_global_payouts', reach);

    expect(decided.ok).toBe(reach.isStripeSetUp && reach.payouts === 'possible');
    if (reach.payouts === 'off')
      expect(decided).toMatchObject({ refusal: { code: 'rail_off', field: 'rail' } });
  });

  it('says what follows from it, and who bears the fees', () => {
    expect(new Set(RAILS.map(railInWords)).size).toBe(RAILS.length);
    expect(consequencesInWords('external', null)).toContain('Handover moves nothing');
    expect(consequencesInWords('stripe_connect', null)).toContain('comes on top of what you owe');
    expect(consequencesInWords('stripe_connect', 'assistant')).toContain('comes out of what they are sent');
  });
});

describe('Stripe Global Payouts', () => {
  it('charges nothing, and gives no price that it doesn’t know', () => {
    const total = { minor: 12_000, currency: 'USD' };

    expect(stripeGlobalPayouts.quote(total, { runId: '', chargedMinor: 12_000, sentMinor: 12_000 })).toEqual({
      total,
      fee: null,
      sent: total,
      movedBy: 'product',
    });
  });

  it('says what it would need', () => {
    expect(GLOBAL_PAYOUTS_NEEDS.join(' ')).toMatch(
      /Stripe’s approval.*legal advice.*filled ahead.*switch it on/,
    );
  });

  it('is off unless businesses are named, each with a balance of its own', () => {
    expect(readPayoutBalances('')).toEqual(new Map());
    expect(readPayoutBalances('ceramics=fa_1, other-one=fa_2')).toEqual(
      new Map([
        ['ceramics', 'fa_1'],
        ['other-one', 'fa_2'],
      ]),
    );
    expect(readPayoutBalances(' ceramics=fa_12,  other=fa_3 ')?.get('ceramics')).toBe('fa_12');
    for (const text of [
      'on',
      'ceramics=acct_1',
      'ceramics=fa_1 other-one=fa_1',
      'Ceramics=fa_1',
      'ceramics=fa_1!',
    ])
      expect(readPayoutBalances(text)).toBeNull();
  });
});

describe('a payout', () => {
  it.each([
    ['processing', ['payout_begun'], 'transferring'],
    ['posted', ['payout_begun', 'transfer_succeeded'], 'paid'],
    ['failed', ['payout_begun', 'transfer_refused', 'refund_succeeded'], 'refunded'],
    ['canceled', ['payout_begun', 'transfer_refused', 'refund_succeeded'], 'refunded'],
    ['returned', ['payout_begun', 'transfer_succeeded', 'refund_succeeded'], 'refunded'],
  ] as const)('that is %s has had effect %j on an approved payment', (status, events, state) => {
    expect(eventsOfPayout(status)).toEqual(events);
    expect(eventsOfPayout(status).reduce(after, 'approved')).toBe(state);
  });

  it('that had left and was sent back is owed again, and no late event changes that', () => {
    const returned = eventsOfPayout('returned').reduce(after, 'paid');

    expect(returned).toBe('refunded');
    for (const late of ['processing', 'posted', 'failed'] as const)
      expect(eventsOfPayout(late).reduce(after, returned)).toBe('refunded');
  });

  it('says why it didn’t arrive, even if Stripe gives a reason that we don’t know', () => {
    expect(reasonInWords('returned', 'payout_method_closed')).toBe('Their bank account is closed.');
    expect(reasonInWords('failed', 'something_new')).toContain('doesn’t say why');
    expect(reasonInWords('canceled', null)).toContain('stopped before it left');
  });

  it.each(
    (['Failed', 'Returned'] as const).flatMap((how) =>
      valuesOf(`V2.MoneyManagement.OutboundPayment.StatusDetails.${how}.Reason`)
        .filter((reason) => reason !== 'unknown_failure')
        .map((reason) => [how.toLowerCase(), reason] as const),
    ),
  )('that has %s says so where Stripe gives as its reason %s', (_, reason) => {
    expect(reasonInWords('failed', reason)).not.toContain('doesn’t say why');
  });

  it('is checked once a day for three weeks after it has left', () => {
    const sent = new Date('2027-03-15T16:00:00Z');

    expect(lookForReturnAfter(sent, new Date('2027-04-05T15:59:59Z'))).toBe(86_400_000);
    expect(lookForReturnAfter(sent, new Date('2027-04-05T16:00:00Z'))).toBeNull();
  });

  it('can be stopped while it is on its way, and is neither sent again nor taken back by hand', () => {
    const may = (rail: MovedRail, state: StripePaymentState, resolution: Resolution) =>
      decideResolution(
        {
          rail,
          state,
          hasLeft: false,
          returnedMinor: 0,
          sent: { minor: 10_000 },
          cover: null,
          isChargeLost: false,
          isBeingTakenBack: false,
          refusedTakingBack: 'refund',
          isSettled: false,
        },
        resolution,
      ).ok;
    for (const state of STRIPE_PAYMENT_STATES) {
      expect(may('stripe_global_payouts', state, 'stop')).toBe(state === 'transferring');
      for (const resolution of ['send', 'take_back', 'settle'] as const)
        expect(may('stripe_global_payouts', state, resolution)).toBe(false);
      expect(may('stripe_connect', state, 'stop')).toBe(false);
    }
  });
});

function after(state: StripePaymentState, event: StripePaymentEvent): StripePaymentState {
  return moved(state, event) ?? state;
}
