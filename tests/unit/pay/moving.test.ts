import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  isOver,
  isPartUnsent,
  isUnderway,
  moved,
  movedPairs,
  needsOwner,
  STRIPE_PAYMENT_EVENTS,
  STRIPE_PAYMENT_STATES,
  type StripePaymentEvent,
  type StripePaymentState,
} from '@/lib/pay/stripe/moving.rules';

/** Written out by hand once more: every other pair of a state and an event changes nothing. */
const MOVES: Partial<Record<`${StripePaymentEvent} ${StripePaymentState}`, StripePaymentState>> = {
  'quote draft': 'awaiting_approval',
  'approve awaiting_approval': 'approved',
  'charge_begun approved': 'charging',
  'charge_begun needs_attention': 'charging',
  'charge_stopped charging': 'needs_attention',
  'charge_succeeded charging': 'charged',
  'charge_succeeded needs_attention': 'charged',
  'charge_cancelled charging': 'cancelled',
  'charge_cancelled needs_attention': 'cancelled',
  'payout_begun approved': 'transferring',
  'transfer_begun charged': 'transferring',
  'transfer_begun failed': 'transferring',
  'transfer_succeeded transferring': 'paid',
  'transfer_succeeded failed': 'paid',
  'transfer_refused transferring': 'failed',
  'transfer_held charged': 'failed',
  'transfer_held transferring': 'failed',
  'transfer_reversed transferring': 'failed',
  'transfer_reversed paid': 'failed',
  'refund_succeeded charged': 'refunded',
  'refund_succeeded failed': 'refunded',
  'refund_succeeded paid': 'refunded',
  'refund_settled failed': 'refunded',
  'refund_settled paid': 'refunded',
  'refund_settled refunded': 'refunded',
  'part_settled paid': 'paid',
  'dispute_opened charged': 'disputed',
  'dispute_opened transferring': 'disputed',
  'dispute_opened failed': 'disputed',
  'dispute_opened paid': 'disputed',
  'dispute_won_after_transfer disputed': 'paid',
  'dispute_won_before_transfer disputed': 'failed',
  'dispute_lost_in_part_before_transfer disputed': 'failed',
  'dispute_lost_after_transfer disputed': 'paid',
  'dispute_lost_before_transfer disputed': 'refunded',
  'cancel draft': 'cancelled',
  'cancel awaiting_approval': 'cancelled',
  'cancel approved': 'cancelled',
  'cancel needs_attention': 'cancelled',
};

describe('a payment through Stripe', () => {
  it.each(
    STRIPE_PAYMENT_STATES.flatMap((state) => STRIPE_PAYMENT_EVENTS.map((event) => [event, state] as const)),
  )('on %s from %s goes where the table says, or stays', (event, state) => {
    expect(moved(state, event)).toBe(MOVES[`${event} ${state}`] ?? null);
  });

  it('ends for good once it is cancelled or paid back', () => {
    expect(STRIPE_PAYMENT_STATES.filter(isOver)).toEqual(['cancelled', 'refunded']);
    for (const state of STRIPE_PAYMENT_STATES.filter(isOver))
      expect(new Set(STRIPE_PAYMENT_EVENTS.map((event) => moved(state, event) ?? state))).toEqual(
        new Set([state]),
      );
  });

  it('is never charged without an owner’s approval', () => {
    const reached = (from: StripePaymentState, without: StripePaymentEvent) => {
      const seen = new Set<StripePaymentState>([from]);
      for (const state of seen)
        for (const event of STRIPE_PAYMENT_EVENTS.filter((each) => each !== without)) {
          const next = moved(state, event);
          if (next !== null) seen.add(next);
        }
      return [...seen];
    };

    expect(reached('draft', 'approve')).toEqual(['draft', 'awaiting_approval', 'cancelled']);
  });

  it('is moved by the database along the same pairs', () => {
    const sql = readFileSync(
      'prisma/migrations/20261129160000_refunded_before_it_was_sent/migration.sql',
      'utf8',
    );
    const [, list = ''] =
      /NOT IN \(\s*(\('draft', 'awaiting_approval'\)[\s\S]*?)\)\)\s*OR NEW\.version/.exec(sql) ?? [];
    const inDatabase = [...`${list})`.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(
      ([, from, to]) => `${from} ${to}`,
    );

    expect(inDatabase.sort()).toEqual(
      movedPairs()
        .map((pair) => pair.join(' '))
        .sort(),
    );
  });

  it('waits for an owner, is on its way, or neither, and never both', () => {
    expect(STRIPE_PAYMENT_STATES.filter((state) => needsOwner(state) && isUnderway(state))).toEqual([]);
    expect(STRIPE_PAYMENT_STATES.filter(needsOwner)).toEqual(['needs_attention', 'failed']);
    expect(STRIPE_PAYMENT_STATES.filter(isUnderway)).toEqual([
      'approved',
      'charging',
      'charged',
      'transferring',
    ]);
  });

  it('leaves its run unsent in part from the charge until it is sent, also where sending it failed', () => {
    expect(STRIPE_PAYMENT_STATES.filter((state) => isPartUnsent([{ state: 'paid' }, { state }]))).toEqual([
      'charging',
      'charged',
      'transferring',
      'failed',
    ]);
  });
});
