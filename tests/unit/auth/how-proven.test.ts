import { describe, expect, it } from 'vitest';
import { firstStepOf, provenAgain, provesAddress } from '@/lib/platform/auth/how-proven';

describe('how somebody has proved who they are', () => {
  it.each([
    ['email_link', 'code', 'code'],
    ['email_link_and_passkey', 'recovery_code', 'recovery_code'],
    ['passkey', 'passkey', 'passkey'],
    ['google', 'passkey', 'google_then_passkey'],
    ['google_and_code', 'code', 'google_then_code'],
    ['google_then_passkey', 'recovery_code', 'google_then_recovery_code'],
    ['operator_link', 'code', 'operator_then_code'],
    ['operator_link_and_passkey', 'passkey', 'operator_then_passkey'],
    ['operator_then_code', 'recovery_code', 'operator_then_recovery_code'],
  ] as const)('after %s by %s is %s', (before, by, then) => {
    expect(provenAgain(before, by)).toBe(then);
  });

  it.each([
    ['email_link', true],
    ['email_link_and_code', true],
    ['passkey', true],
    ['google_then_passkey', true],
    ['operator_link', false],
    ['operator_link_and_passkey', false],
    ['operator_then_passkey', false],
    ['demo', false],
  ])('by %s shows that the address is theirs: %s', (how, isShown) => {
    expect(provesAddress(how)).toBe(isShown);
  });

  it('begins with a link, by mail or from an operator, or with Google, and with nothing else', () => {
    const steps = ['email_link', 'operator_link', 'google'];
    expect(steps.map(firstStepOf)).toEqual(steps);
    expect(() => firstStepOf('passkey')).toThrow('is no first step');
  });
});
