import { describe, expect, it } from 'vitest';
import { maskedAddress } from '@/lib/people/masked-address.rules';

describe('a masked address', () => {
  it.each([
    ['maria.santos@inbox.example', 'm•••@inbox.example'],
    ['m@inbox.example', 'm•••@inbox.example'],
    ['"a@b"@inbox.example', '"•••@inbox.example'],
    ['𝒜roha@inbox.example', '𝒜•••@inbox.example'],
  ])('of %s is %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});
