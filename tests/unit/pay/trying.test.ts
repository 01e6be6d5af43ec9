import { describe, expect, it } from 'vitest';
import { decideTryingWith, type TryingFacts } from '@/lib/pay/stripe/charging/trying.rules';

const CARD: TryingFacts = { kind: 'card', isGone: false, inUse: 'card', isOfFormerCustomer: false };

describe('a charge that stopped', () => {
  it.each([
    ['can be tried again with what it was prepared for', {}, 'ok'],
    ['can be tried again with that also where another is in use', { inUse: 'us_bank_account' }, 'ok'],
    ['can be tried again with that also where an owner has stopped using it', { inUse: null }, 'ok'],
    ['can be tried again with another of its kind once that is gone', { isGone: true }, 'ok'],
    ['waits for another of its kind', { isGone: true, inUse: null }, 'no_method'],
    ['isn’t of another kind, whose fees differ', { isGone: true, inUse: 'us_bank_account' }, 'other_method'],
    ['stays a deleted customer’s', { isGone: true, isOfFormerCustomer: true }, 'other_customer'],
    ['stays that, whatever it was prepared for', { isOfFormerCustomer: true }, 'other_customer'],
  ] as const)('%s', (_, changes, outcome) => {
    const decided = decideTryingWith({ ...CARD, ...changes });

    expect(decided.ok ? 'ok' : decided.refusal.code).toBe(outcome);
  });

  it('says which kind to set up', () => {
    const said = (facts: TryingFacts) => {
      const decided = decideTryingWith(facts);
      return decided.ok ? '' : decided.refusal.message;
    };
    const bank: TryingFacts = { ...CARD, kind: 'us_bank_account', isGone: true };

    expect(said({ ...bank, inUse: null })).toContain('Set up a US bank account under “How you pay”');
    expect(said(bank)).toMatch(/Set up a US bank account .* prepare it again for a card/);
  });
});
