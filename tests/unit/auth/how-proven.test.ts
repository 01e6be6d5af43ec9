import { describe, expect, it } from 'vitest';
import { firstStepOf, provenAgain, provesAddress, underFormerAddress } from '@/lib/platform/auth/how-proven';
import { wordsForSignIn } from '@/lib/platform/pdf/words-for-sign-in';

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
    ['email_link_under_former_address', 'code', 'code_under_former_address'],
    ['google_and_code_under_former_address', 'passkey', 'google_then_passkey_under_former_address'],
    ['operator_link_under_former_address', 'code', 'operator_then_code_under_former_address'],
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
    ['google_then_passkey_under_former_address', true],
    ['operator_link_under_former_address', true],
    ['operator_then_code_under_former_address', true],
  ])('by %s shows that the address is theirs: %s', (how, isShown) => {
    expect(provesAddress(how)).toBe(isShown);
  });

  it('begins with a link, by mail or from an operator, or with Google, and with nothing else', () => {
    const steps = ['email_link', 'operator_link', 'google'];
    expect(steps.map(firstStepOf)).toEqual(steps);
    expect(() => firstStepOf('passkey')).toThrow('is no first step');
  });

  const FIRST = ['email_link', 'google', 'operator_link'];
  const SECOND = ['code', 'passkey', 'recovery_code'];
  const ways = [
    ...FIRST.flatMap((first) => [first, ...SECOND.map((second) => `${first}_and_${second}`)]),
    ...SECOND.flatMap((second) => [second, `google_then_${second}`, `operator_then_${second}`]),
  ];

  it.each(ways)('by %s is told of the address it was made to, and of no other', (way) => {
    const [same, former] = [wordsForSignIn(way), wordsForSignIn(underFormerAddress(way))];

    expect(same).toMatch(/that address/);
    expect(same).not.toMatch(/former/);
    expect(former).toMatch(/the account’s former address/);
    expect(former).not.toMatch(/that address/);
    expect(former).toMatch(
      /; the address above was verified by a link sent to it when the account moved there$/,
    );
  });

  it('in a way that isn’t known yet is told as it is recorded', () => {
    expect(['by_post', 'by_post_under_former_address'].map(wordsForSignIn)).toEqual([
      'by_post',
      'by_post_under_former_address',
    ]);
  });
});
