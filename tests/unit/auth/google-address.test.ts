import { describe, expect, it } from 'vitest';
import { addressGoogleKeeps } from '@/lib/platform/auth/google-address';

const VERIFIED = { email_verified: true };

describe('an address that Google gives', () => {
  it.each([
    { ...VERIFIED, email: 'Ruth@Gmail.com' },
    { ...VERIFIED, email: 'ruth@googlemail.com' },
    { ...VERIFIED, email: 'ruth@adeyemi-ceramics.example', hd: 'adeyemi-ceramics.example' },
  ])('is trusted if Google hosts its mail: %o', (claims) => {
    expect(addressGoogleKeeps(claims)).toBe(claims.email.toLowerCase());
  });

  it.each([
    { ...VERIFIED, email: 'ruth@adeyemi-ceramics.example' },
    { ...VERIFIED, email: 'ruth@adeyemi-ceramics.example', hd: '' },
    { ...VERIFIED, email: 'ruth@notgmail.com' },
    { ...VERIFIED, email: 'ruth@gmail.com.evil.example' },
    { ...VERIFIED, email: 'gmail.com' },
    { ...VERIFIED, email: ['ruth@gmail.com'] },
    { ...VERIFIED, hd: 'gmail.com' },
    { email: 'ruth@gmail.com', email_verified: false },
    { email: 'ruth@gmail.com', email_verified: 'true' },
    { email: 'ruth@gmail.com' },
    undefined,
  ])("isn't trusted if somebody else does, or if Google doesn’t vouch for it: %o", (claims) => {
    expect(addressGoogleKeeps(claims)).toBeNull();
  });
});
