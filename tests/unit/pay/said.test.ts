import { expect, it } from 'vitest';
import { OWNER_ONLY_STATES, SHARED_STATES } from '@/lib/pay/payments/payment-visibility.rules';
import { ALL_PAYMENT_STATES } from '@/lib/pay/payments/payments.rules';

it('a payment belongs to the owners until somebody has approved it, and to both sides from then on', () => {
  expect([...OWNER_ONLY_STATES, ...SHARED_STATES].sort()).toEqual([...ALL_PAYMENT_STATES].sort());
  expect(SHARED_STATES).not.toContain('draft');
  expect(SHARED_STATES).not.toContain('awaiting_approval');
  expect(SHARED_STATES).toContain('recorded');
  expect(SHARED_STATES).toContain('charging');
});
