import { methodInWords, PAYMENT_METHODS, type PaymentMethod } from '@/lib/pay/payments/payments.rules';

/**
 * @returns the ways to send money outside the product, and which is chosen at first: that of the last payment. Before
 * the first one it has to be chosen, since a record that its receiver confirms shouldn't begin with a guess.
 */
export function methodChoices(last: PaymentMethod | null | undefined) {
  const ways = PAYMENT_METHODS.map((method) => ({ value: method, label: methodInWords(method) }));
  if (last) return { choices: ways, initial: last };
  return { choices: [{ value: '', label: 'Choose' }, ...ways], initial: '' };
}
