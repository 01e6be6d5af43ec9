import { describe, expect, it } from 'vitest';
import {
  afterLook,
  isBeforePage,
  microdepositsInWords,
  type SetupLook,
} from '@/lib/pay/stripe/methods/setting-up.rules';

const ASKED = new Date('2027-03-01T12:00:00Z');
const inHours = (hours: number) => new Date(ASKED.getTime() + hours * 3_600_000);
const look = (changes: Partial<SetupLook>): SetupLook => ({
  session: 'complete',
  intent: 'succeeded',
  hasMethod: true,
  askedAt: ASKED,
  ...changes,
});

describe('what an owner saves at Stripe', () => {
  it.each([
    ['is taken once Stripe has verified it', {}, 1, 'take'],
    ['waits while its bank is still verified, for days', { intent: 'requires_action' }, 24 * 9, 'look_again'],
    ['waits up to eleven days for that', { intent: 'requires_action' }, 24 * 11 - 0.01, 'look_again'],
    ['is given up when it was called off there', { intent: 'canceled' }, 1, 'unverified'],
    ['waits while Stripe works on it', { intent: 'processing' }, 1, 'look_again'],
    ['is given up when it isn’t verified in time', { intent: 'requires_action' }, 24 * 11, 'unverified'],
    [
      'is given up when Stripe says no',
      { intent: 'requires_payment_method', hasMethod: false },
      1,
      'unverified',
    ],
    [
      'is looked for while the page is open',
      { session: 'open', intent: null, hasMethod: false },
      24,
      'look_again',
    ],
    [
      'is nothing once the page has closed',
      { session: 'expired', intent: null, hasMethod: false },
      24,
      'closed',
    ],
    [
      'is nothing a day after the page was asked for',
      { session: 'open', intent: null, hasMethod: false },
      25,
      'closed',
    ],
  ] as const)('%s', (_, changes, hours, next) => {
    expect(afterLook(look(changes), inHours(hours))).toBe(next);
  });
});

describe('whoever asked for Stripe’s page', () => {
  it.each([
    ['is before ours for five minutes, while Stripe is slow', 299_999, true],
    ['has gone elsewhere then', 300_000, false],
  ])('%s', (_, ms, isThere) => {
    const askedAt = new Date('2027-03-15T09:00:00Z');
    expect(isBeforePage(askedAt, new Date(askedAt.getTime() + ms))).toBe(isThere);
  });
});

describe('what an owner has to do if their bank didn’t say at once whose the account is', () => {
  it('follows from what Stripe sends, and if it says neither, from what the bank shows', () => {
    const [amounts, code, unsaid] = ['amounts', 'descriptor_code', null].map(microdepositsInWords);

    expect(amounts).toMatch(/two small amounts to the account/);
    expect(amounts).not.toContain('code');
    expect(code).toMatch(/one cent .* begins with SM\. Enter that/);
    expect(code).not.toContain('amounts');
    expect(unsaid).toMatch(/one cent or two small amounts .* Enter the code .* or the amounts/);
  });
});
