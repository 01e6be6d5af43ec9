import { describe, expect, it } from 'vitest';
import { methodChoices } from '@/components/pay/method-choices';
import { lastMethod } from '@/lib/pay/payments/payments.rules';
import { RecordPayment } from '@/lib/pay/schema';
import { newId } from '@/lib/platform/ids';

const TYPED = {
  workspaceId: newId(),
  engagementId: newId(),
  id: newId(),
  owed: newId(),
  method: 'wise',
  sentOn: '2026-11-25',
  reference: '',
  note: '',
};

describe('a payment that is recorded', () => {
  it.each([
    ['nothing', undefined],
    ['what a browser sends for an input left alone', new File([], '')],
    ['what React sends for one', new File([], 'undefined')],
  ])("needs no proof: %s isn't one", (_case, proof) => {
    expect(RecordPayment.parse({ ...TYPED, proof }).proof).toBeNull();
  });

  it('has the chosen proof, even an empty one, which is refused by its name later', () => {
    const proof = new File(['%PDF-1.7'], 'transfer.pdf');
    const empty = new File([], 'transfer.pdf');

    expect(RecordPayment.parse({ ...TYPED, proof }).proof).toBe(proof);
    expect(RecordPayment.parse({ ...TYPED, proof: empty }).proof).toBe(empty);
  });
});

it('suggests the way by which the last one was paid, unless that was Stripe', () => {
  const went = (...methods: Parameters<typeof lastMethod>[0][number]['method'][]) =>
    lastMethod(methods.map((method) => ({ method })));

  expect(went('stripe', 'bank', 'wise')).toBe('bank');
  expect(went('stripe')).toBeUndefined();
  expect(methodChoices(went('bank')).initial).toBe('bank');
});

it('has the way of a first payment chosen, and guesses none', () => {
  const { choices, initial } = methodChoices(undefined);

  expect(choices.find(({ value }) => value === initial)).toEqual({ value: '', label: 'Choose' });
  expect(() => RecordPayment.parse({ ...TYPED, method: initial })).toThrow('Choose how you sent it.');
});
