import { describe, expect, it } from 'vitest';
import {
  isOnboarded,
  opensStill,
  requirementsInWords,
  transfersOf,
} from '@/lib/pay/stripe/accounts/accounts.rules';
import { labelOf } from '@/lib/pay/stripe/methods/methods.rules';

describe('an assistant’s account at Stripe', () => {
  it('can be paid when Stripe says so, and no later news says otherwise', () => {
    const states = ['active', 'inactive', 'pending', 'unrequested', undefined].map(transfersOf);

    expect(states).toEqual(['active', 'inactive', 'pending', 'unknown', 'unknown']);
  });

  it('is complete once money can reach it and Stripe asks for nothing more', () => {
    const connected = {
      isRecipient: false,
      transfers: 'active',
      bankPayouts: 'unknown',
      requirements: [],
      said: '',
    } as const;
    const recipient = {
      ...connected,
      isRecipient: true,
      transfers: 'unsupported',
      bankPayouts: 'active',
    } as const;

    expect([connected, recipient].map(isOnboarded)).toEqual([true, true]);
    for (const each of [
      { ...connected, transfers: 'pending' },
      { ...connected, requirements: ['external_account'] },
      { ...connected, isRecipient: true },
      { ...connected, said: 'Your bank didn’t take it.' },
      { ...recipient, bankPayouts: 'inactive' },
      { ...recipient, requirements: ['external_account'] },
    ] as const)
      expect(isOnboarded(each)).toBe(false);
  });

  it('says in plain words what Stripe still asks for, each once', () => {
    expect(
      requirementsInWords([
        'individual.first_name',
        'individual.last_name',
        'individual.verification.document',
        'new.thing',
      ]),
    ).toEqual([
      'your name',
      'a clear photo of your passport or identity card',
      'a detail that Stripe names on its page',
    ]);
  });

  it('has a link to Stripe’s page for four minutes', () => {
    const madeAt = new Date('2027-03-12T12:00:00Z');
    const inSeconds = (seconds: number) => new Date(madeAt.getTime() + seconds * 1000);

    expect(opensStill(madeAt, inSeconds(239))).toBe(true);
    expect(opensStill(madeAt, inSeconds(240))).toBe(false);
    expect(opensStill(null, madeAt)).toBe(false);
  });
});

describe('what is kept of a payment method', () => {
  it.each([
    [{ type: 'card', card: { brand: 'visa' } }, 'Visa'],
    [{ type: 'us_bank_account', us_bank_account: { bank_name: 'First Bank 000123456789' } }, 'First Bank'],
    [{ type: 'card', card: { brand: '4242' } }, 'Card'],
    [{ type: 'us_bank_account', us_bank_account: { bank_name: null } }, 'Bank account'],
  ])('is its name and never a number: %j is %s', (described, label) => {
    expect(labelOf(described)).toBe(label);
  });
});
