import { describe, expect, it } from 'vitest';
import { type Deed, decideMending, takenBack } from '@/lib/pay/stripe/mending.rules';
import { MOVED_STATES, type MovedState } from '@/lib/pay/stripe/moving.rules';

const DEEDS = ['send', 'take_back', 'settle', 'stop'] as const satisfies readonly Deed[];
const NOT_TAKEN = { isBeingTakenBack: false, refusedTakingBack: null } as const;
const NOT_GIVEN_BACK = { ...NOT_TAKEN, refusedTakingBack: 'refund' } as const;

describe('what an owner can do about a payment through Stripe', () => {
  const deedsOf = (
    state: MovedState,
    { hasLeft = true, ...taking }: { hasLeft?: boolean } & ReturnType<typeof takenBack>,
  ) => DEEDS.filter((deed) => decideMending({ rail: 'stripe_connect', state, hasLeft, ...taking }, deed).ok);

  it.each([
    ['couldn’t be sent', 'failed', { ...NOT_TAKEN, hasLeft: false }, ['send', 'take_back']],
    ['was sent, and came back', 'failed', NOT_TAKEN, ['take_back']],
    ['was sent', 'paid', NOT_TAKEN, ['take_back']],
    ['is being taken back', 'paid', { ...NOT_TAKEN, isBeingTakenBack: true }, []],
    ['isn’t there any more', 'paid', { ...NOT_TAKEN, refusedTakingBack: 'reverse' }, ['take_back']],
    ['is back from them, and couldn’t be given back', 'paid', NOT_GIVEN_BACK, ['take_back', 'settle']],
    ['was given back', 'refunded', NOT_TAKEN, []],
    ['seemed to be given back, and wasn’t', 'refunded', NOT_GIVEN_BACK, ['take_back', 'settle']],
  ] as const)('that %s', (_what, state, taking, deeds) => {
    expect(deedsOf(state, taking)).toEqual(deeds);
  });

  it('couldn’t be given back, also when it was never sent, is taken back again or settled', () => {
    expect(deedsOf('failed', NOT_GIVEN_BACK)).toEqual(['take_back', 'settle']);
  });

  it('is only to stop it, before it has left, where it is paid out of a balance', () => {
    const deeds = MOVED_STATES.flatMap((state) =>
      DEEDS.filter((deed) => {
        const payout = { rail: 'stripe_global_payouts', state, hasLeft: true, ...NOT_GIVEN_BACK } as const;
        return decideMending(payout, deed).ok;
      }).map((deed) => `${deed} ${state}`),
    );

    expect(deeds).toEqual(['stop transferring']);
  });

  it('says that it can’t be done now, whatever is in its way', () => {
    const paid = { rail: 'stripe_connect', state: 'paid', hasLeft: true } as const;

    for (const taking of [NOT_TAKEN, { ...NOT_TAKEN, isBeingTakenBack: true }])
      expect(decideMending({ ...paid, ...taking }, 'settle')).toMatchObject({
        refusal: { code: 'wrong_state' },
      });
  });

  it('is nothing where it goes on by itself, or is over', () => {
    const others = MOVED_STATES.filter((state) => !['failed', 'paid', 'refunded'].includes(state));
    expect(others.flatMap((state) => deedsOf(state, NOT_GIVEN_BACK))).toEqual([]);
  });
});

describe('how far taking back is', () => {
  const at = new Date(0);
  const [reversed, refused, asked] = [
    { kind: 'reverse', endedAt: at, stripeId: 'trr_1' },
    { kind: 'refund', endedAt: at, stripeId: null },
    { kind: 'refund', endedAt: null, stripeId: null },
  ] as const;

  it('is told by the last step, and by an owner who says that it is settled', () => {
    expect(takenBack([], null)).toEqual(NOT_TAKEN);
    expect(takenBack([reversed, refused], 'transfer_succeeded')).toEqual(NOT_GIVEN_BACK);
    expect(takenBack([reversed], null)).toEqual({ isBeingTakenBack: true, refusedTakingBack: null });
    expect(takenBack([{ ...refused, kind: 'reverse' }], null).refusedTakingBack).toBe('reverse');
    expect(takenBack([reversed, refused, asked], 'refund_succeeded')).toMatchObject({
      isBeingTakenBack: true,
    });
    expect(takenBack([reversed, refused], 'refund_settled')).toEqual(NOT_TAKEN);
  });
});
