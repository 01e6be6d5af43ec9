import { describe, expect, it } from 'vitest';
import { lookAgainAfter } from '@/lib/pay/stripe/following/following.rules';
import { STRIPE_PAYMENT_STATES, type StripePaymentState } from '@/lib/pay/stripe/moving.rules';
import {
  decideApproval,
  decideCancel,
  decideTrying,
  isApprovedBy,
  isCancelled,
  isTriedBy,
  type RunFacts,
} from '@/lib/pay/stripe/runs.rules';
import type { Result } from '@/lib/platform/result';

const NOW = new Date('2027-03-12T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const run = (...states: readonly StripePaymentState[]): RunFacts => ({
  payments: states.map((state) => ({ state })),
  chargeState: 'none',
  isBeingCancelled: false,
  method: { removedAt: null },
});
const said = (answer: Result) => (answer.ok ? 'done' : answer.refusal.code);

describe('a pay run', () => {
  it.each(STRIPE_PAYMENT_STATES)(
    'whose payments are %s can be approved, tried again or cancelled as its state allows',
    (state) => {
      const facts = run(state, state);

      expect(said(decideApproval(facts, NOW, NOW))).toBe(
        state === 'awaiting_approval' ? 'done' : 'wrong_state',
      );
      expect(said(decideTrying(facts, NOW, NOW))).toBe(state === 'needs_attention' ? 'done' : 'wrong_state');
      expect(said(decideCancel(facts))).toBe(
        ['draft', 'awaiting_approval', 'approved', 'needs_attention'].includes(state)
          ? 'done'
          : 'wrong_state',
      );
    },
  );

  it('is acted on whole: not if one of its payments has moved on, nor if it has none', () => {
    expect(said(decideApproval(run('awaiting_approval', 'approved'), NOW, NOW))).toBe('wrong_state');
    expect(said(decideApproval(run(), NOW, NOW))).toBe('wrong_state');
    expect(said(decideTrying(run('needs_attention', 'charging'), NOW, NOW))).toBe('wrong_state');
    expect(said(decideCancel(run('needs_attention', 'charging')))).toBe('wrong_state');
  });

  it('is neither retried nor cancelled again while Stripe is being asked to cancel it', () => {
    const cancelling = { ...run('needs_attention'), isBeingCancelled: true };

    expect(said(decideTrying(cancelling, NOW, NOW))).toBe('wrong_state');
    expect(said(decideCancel(cancelling))).toBe('wrong_state');
  });

  it('is paid, and retried, by somebody who has signed in within ten minutes', () => {
    expect(said(decideApproval(run('awaiting_approval'), minutesAgo(9), NOW))).toBe('done');
    expect(said(decideApproval(run('awaiting_approval'), minutesAgo(10), NOW))).toBe('sign_in_again');
    expect(said(decideTrying(run('needs_attention'), minutesAgo(10), NOW))).toBe('sign_in_again');
  });

  it('isn’t paid with a retired payment method, and needs none if it is paid out of a balance', () => {
    const waiting = run('awaiting_approval');

    expect(said(decideApproval({ ...waiting, method: { removedAt: NOW } }, NOW, NOW))).toBe('no_method');
    expect(said(decideApproval({ ...waiting, method: null }, NOW, NOW))).toBe('done');
  });
});

describe('a press on a pay run in another tab', () => {
  const RUTH = 'ruth';
  const SAM = 'sam';

  it.each(STRIPE_PAYMENT_STATES)('is done already where the payments are %s because of it', (state) => {
    const facts = { ...run(state, state), approvedById: RUTH };
    const isOnItsWay = ['approved', 'charging', 'charged', 'transferring'].includes(state);
    const tried = { event: 'charge_begun', byId: RUTH };

    expect(isApprovedBy(facts, RUTH)).toBe(isOnItsWay);
    expect(isTriedBy(facts, tried, RUTH)).toBe(state === 'charging');
    expect(isCancelled(facts)).toBe(state === 'cancelled');
    expect(isCancelled({ ...facts, isBeingCancelled: true })).toBe(true);
  });

  it('isn’t done where somebody else did it, a worker did, or not all of it is', () => {
    const charging = { ...run('charging', 'charging'), approvedById: RUTH };

    expect(isApprovedBy(charging, SAM)).toBe(false);
    expect(isApprovedBy({ ...run('approved', 'cancelled'), approvedById: RUTH }, RUTH)).toBe(false);
    expect(isTriedBy(charging, { event: 'charge_begun', byId: SAM }, RUTH)).toBe(false);
    expect(isTriedBy(charging, { event: 'charge_begun', byId: null }, RUTH)).toBe(false);
    expect(isTriedBy(run('charging', 'charged'), { event: 'charge_begun', byId: RUTH }, RUTH)).toBe(false);
    expect(isCancelled(run('cancelled', 'needs_attention'))).toBe(false);
  });
});

describe('checking Stripe again without an event', () => {
  it('happens later and later, up to six hours', () => {
    const seconds = [0, 1, 5, 13, 14, 400].map(
      (looks) => (lookAgainAfter([{ state: 'charging' }], looks) ?? 0) / 1000,
    );

    expect(seconds).toEqual([2, 4, 64, 16_384, 21_600, 21_600]);
  });

  it.each(STRIPE_PAYMENT_STATES)(
    'goes on for a payment that is %s as long as money is on its way',
    (state) => {
      const isOnItsWay = ['charging', 'charged', 'transferring', 'needs_attention', 'disputed'].includes(
        state,
      );

      expect(lookAgainAfter([{ state: 'paid' }, { state }], 0)).toBe(isOnItsWay ? 2000 : null);
    },
  );
});
