import { describe, expect, it } from 'vitest';
import { askedSinceProposed } from '@/lib/agreements/asked-changes.rules';

const proposed = { kind: 'proposed', payload: {} } as const;
const asked = { kind: 'changes_requested', payload: { reason: 'GBP 14 an hour.' } } as const;
const viewed = { kind: 'viewed', payload: {} } as const;

describe('what an assistant asked to have changed', () => {
  it('is said until a version is proposed that may answer it', () => {
    expect(askedSinceProposed([proposed])).toBeNull();
    expect(askedSinceProposed([proposed, asked, viewed])).toBe('GBP 14 an hour.');
    expect(askedSinceProposed([proposed, asked, proposed, viewed])).toBeNull();
  });
});
