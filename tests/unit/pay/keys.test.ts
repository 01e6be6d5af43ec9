import { describe, expect, it } from 'vitest';
import { idempotencyKeyOf, isKeyOf } from '@/lib/pay/stripe/keys';

const ASKED = { payment_method: 'pm_1', off_session: true, metadata: { run: '7', workspace: 'w' } };

describe('a key for a request to Stripe', () => {
  const key = idempotencyKeyOf('pay:7:charge:1', ASKED);

  it('is the same for the same request, in whatever order', () => {
    const again = { metadata: { workspace: 'w', run: '7' }, off_session: true, payment_method: 'pm_1' };

    expect(idempotencyKeyOf('pay:7:charge:1', { ...again, return_url: undefined })).toBe(key);
    expect(isKeyOf(key, again)).toBe(true);
  });

  it.each([
    ['a card that was replaced', { ...ASKED, payment_method: 'pm_2' }],
    ['a person who is there now', { ...ASKED, off_session: undefined, return_url: 'https://a.example' }],
    ['something named inside', { ...ASKED, metadata: { run: '8', workspace: 'w' } }],
  ])('is different for %s', (_, other) => {
    expect(idempotencyKeyOf('pay:7:charge:1', other)).not.toBe(key);
    expect(isKeyOf(key, other)).toBe(false);
  });

  it("from before the request was part of it counts as that request's", () => {
    expect(isKeyOf('pay:7:charge:1', ASKED)).toBe(true);
  });
});
