import { expect, it } from 'vitest';
import { ALL_PAYMENT_STATES } from '@/lib/pay/payments.rules';
import { SAID_STATES, UNSAID_STATES } from '@/lib/pay/said.rules';

it('a payment belongs to the owners until somebody has approved it, and to both sides from then on', () => {
  expect([...UNSAID_STATES, ...SAID_STATES].sort()).toEqual([...ALL_PAYMENT_STATES].sort());
  expect(SAID_STATES).not.toContain('draft');
  expect(SAID_STATES).not.toContain('awaiting_approval');
  expect(SAID_STATES).toContain('recorded');
  expect(SAID_STATES).toContain('charging');
});
