import { describe, expect, it } from 'vitest';
import { STRIPE_PAYMENT_STATES, type StripePaymentState } from '@/lib/pay/stripe/moving.rules';
import {
  comesBackMinor,
  coverOf,
  isCovered,
  type PaymentCover,
} from '@/lib/pay/stripe/refunds/refund-cover.rules';
import { decideResolution, type Resolution, takenBack } from '@/lib/pay/stripe/resolving.rules';

const RESOLUTIONS = ['send', 'take_back', 'settle', 'stop'] as const satisfies readonly Resolution[];
const WHOLE = { sent: { minor: 10_000 }, cover: null, isChargeLost: false } as const;
const NOT_TAKEN = {
  isBeingTakenBack: false,
  refusedTakingBack: null,
  refusedBecause: '',
  isSettled: false,
} as const;
const NOT_GIVEN_BACK = { ...NOT_TAKEN, refusedTakingBack: 'refund' } as const;

describe('what an owner can do about a payment through Stripe', () => {
  const deedsOf = (
    state: StripePaymentState,
    {
      hasLeft = true,
      returnedMinor = 0,
      ...taking
    }: { hasLeft?: boolean; returnedMinor?: number } & ReturnType<typeof takenBack>,
  ) => {
    const payment = { ...WHOLE, rail: 'stripe_connect', state, hasLeft, returnedMinor, ...taking } as const;
    return RESOLUTIONS.filter((resolution) => decideResolution(payment, resolution).ok);
  };

  it.each([
    ['couldn’t be sent', 'failed', { ...NOT_TAKEN, hasLeft: false }, ['send', 'take_back']],
    ['was sent, and came back', 'failed', NOT_TAKEN, ['take_back']],
    ['was sent', 'paid', NOT_TAKEN, ['take_back']],
    ['came back in part', 'paid', { ...NOT_TAKEN, returnedMinor: 5 }, ['take_back']],
    [
      'came back in part, and couldn’t be given back',
      'paid',
      { ...NOT_GIVEN_BACK, returnedMinor: 5 },
      ['take_back', 'settle'],
    ],
    ['came back in part, and is settled', 'paid', { ...NOT_TAKEN, isSettled: true, returnedMinor: 5 }, []],
    ['is being taken back', 'paid', { ...NOT_TAKEN, isBeingTakenBack: true }, []],
    ['isn’t there any more', 'paid', { ...NOT_TAKEN, refusedTakingBack: 'reverse' }, ['take_back']],
    ['is back from them, and couldn’t be given back', 'paid', NOT_GIVEN_BACK, ['take_back', 'settle']],
    ['was given back', 'refunded', NOT_TAKEN, []],
    ['seemed to be given back, and wasn’t', 'refunded', NOT_GIVEN_BACK, ['take_back', 'settle']],
  ] as const)('that %s', (_what, state, taking, resolutions) => {
    expect(deedsOf(state, taking)).toEqual(resolutions);
  });

  it('isn’t taken back from its assistant once a bank has taken back the charge; what is at Stripe already is settled', () => {
    const paid = {
      ...WHOLE,
      rail: 'stripe_connect',
      state: 'paid',
      hasLeft: true,
      isChargeLost: true,
    } as const;
    const takingBack = (standing: typeof NOT_TAKEN | typeof NOT_GIVEN_BACK, returnedMinor = 0) => {
      const decided = decideResolution({ ...paid, ...standing, returnedMinor }, 'take_back');
      return decided.ok ? 'done' : decided.refusal.code;
    };

    expect(takingBack(NOT_TAKEN)).toBe('charge_lost');
    expect(takingBack(NOT_TAKEN, 5)).toBe('done');
    expect(takingBack(NOT_GIVEN_BACK)).toBe('done');
    expect(decideResolution({ ...paid, ...NOT_GIVEN_BACK, returnedMinor: 0 }, 'settle').ok).toBe(true);
  });

  it('couldn’t be given back, even if it was never sent, is taken back again or settled', () => {
    expect(deedsOf('failed', NOT_GIVEN_BACK)).toEqual(['take_back', 'settle']);
  });

  it('can only be stopped, before it has left, if it is paid out of a balance', () => {
    const resolutions = STRIPE_PAYMENT_STATES.flatMap((state) =>
      RESOLUTIONS.filter((resolution) => {
        const left = { ...WHOLE, hasLeft: true, returnedMinor: 0, ...NOT_GIVEN_BACK } as const;
        const payout = { rail: 'stripe_global_payouts', state, ...left } as const;
        return decideResolution(payout, resolution).ok;
      }).map((resolution) => `${resolution} ${state}`),
    );

    expect(resolutions).toEqual(['stop transferring']);
  });

  it('says that it can’t be done now, whatever is in its way', () => {
    const paid = {
      ...WHOLE,
      rail: 'stripe_connect',
      state: 'paid',
      hasLeft: true,
      returnedMinor: 0,
    } as const;

    for (const taking of [NOT_TAKEN, { ...NOT_TAKEN, isBeingTakenBack: true }])
      expect(decideResolution({ ...paid, ...taking }, 'settle')).toMatchObject({
        refusal: { code: 'wrong_state' },
      });
  });

  it('is nothing if it goes on by itself, or is over', () => {
    const others = STRIPE_PAYMENT_STATES.filter((state) => !['failed', 'paid', 'refunded'].includes(state));
    expect(others.flatMap((state) => deedsOf(state, NOT_GIVEN_BACK))).toEqual([]);
  });
});

describe('what an owner can do about a payment whose charge was refunded by hand', () => {
  const decided = (resolution: Resolution, cover: PaymentCover | null) => {
    const held = { rail: 'stripe_connect', state: 'failed', hasLeft: false, returnedMinor: 0 } as const;
    const decision = decideResolution({ ...WHOLE, ...held, ...NOT_TAKEN, cover }, resolution);
    return decision.ok ? 'yes' : decision.refusal.code;
  };
  const left = (leftMinor: number, isAnotherOnItsWay = false) => ({ leftMinor, isAnotherOnItsWay });

  it('is to send it if enough is left, and else to take it back', () => {
    expect(decided('send', left(10_000))).toBe('yes');
    expect(decided('send', left(9_999))).toBe('refunded_by_hand');
    expect(decided('take_back', left(-330))).toBe('yes');
  });

  it('waits until no other of its run is on its way, since both come out of what is left', () => {
    expect(decided('send', left(10_000, true))).toBe('another_on_its_way');
    expect(decided('take_back', left(10_000, true))).toBe('another_on_its_way');
  });

  it('brings back what the refund has left, and never more than was to be sent', () => {
    expect(comesBackMinor(10_000, null)).toBe(10_000);
    expect(comesBackMinor(10_000, left(25_000))).toBe(10_000);
    expect(comesBackMinor(10_000, left(6_000))).toBe(6_000);
    expect(comesBackMinor(10_000, left(-330))).toBe(0);
    // what is taken back from the assistant first is there as well
    expect(comesBackMinor(10_000, left(-4_000), true)).toBe(6_000);
  });

  it('comes out of what is left without what others are just being sent', () => {
    const run = {
      leftMinor: 25_000,
      onItsWay: [
        { id: 'a', sentMinor: 10_000, isBeingSent: true },
        { id: 'b', sentMinor: 5_000, isBeingSent: false },
      ],
    };

    expect(coverOf(run, 'c')).toEqual(left(15_000, true));
    expect(coverOf({ ...run, onItsWay: run.onItsWay.slice(0, 1) }, 'a')).toEqual(left(25_000));
    expect(coverOf(null, 'a')).toBeNull();
    expect(isCovered(10_000, null)).toBe(true);
  });
});

describe('the progress of taking back', () => {
  const at = new Date(0);
  const [reversed, refused, asked] = [
    { kind: 'reverse', begunAt: at, endedAt: at, stripeId: 'trr_1', said: '' },
    { kind: 'refund', begunAt: at, endedAt: at, stripeId: null, said: 'declined' },
    { kind: 'refund', begunAt: at, endedAt: null, stripeId: null, said: '' },
  ] as const;

  it('follows from the last step, and from an owner who says that it is settled', () => {
    expect(takenBack([], null)).toEqual(NOT_TAKEN);
    expect(takenBack([reversed, refused], { event: 'transfer_succeeded', at })).toEqual({
      ...NOT_GIVEN_BACK,
      refusedBecause: 'declined',
    });
    expect(takenBack([reversed], null)).toEqual({ ...NOT_TAKEN, isBeingTakenBack: true });
    expect(takenBack([{ ...refused, kind: 'reverse' }], null).refusedTakingBack).toBe('reverse');
    expect(takenBack([reversed, refused, asked], { event: 'refund_succeeded', at })).toMatchObject({
      isBeingTakenBack: true,
    });
    expect(takenBack([reversed, refused], { event: 'refund_settled', at })).toEqual({
      ...NOT_TAKEN,
      isSettled: true,
    });
  });

  it('begins again with each part that is reversed by hand', () => {
    const given = {
      kind: 'refund',
      begunAt: new Date(10),
      endedAt: new Date(11),
      stripeId: 're_1',
      said: '',
    } as const;
    const settled = { event: 'part_settled', at: new Date(10) };

    expect(takenBack([given], null, new Date(10)).isBeingTakenBack).toBe(true);
    expect(takenBack([given], settled, new Date(10)).isSettled).toBe(true);
    expect(takenBack([given], settled, new Date(12))).toEqual(NOT_TAKEN);
  });
});
