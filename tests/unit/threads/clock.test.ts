import { describe, expect, it } from 'vitest';
import { clockFor } from '@/lib/threads/clock.rules';

describe('what time it is for the other', () => {
  it('is a time alone while both have the same day', () => {
    const afternoon = new Date('2026-11-24T07:00:00Z');

    expect(clockFor(afternoon, 'Africa/Lagos', 'Asia/Manila')).toBe('15:00');
  });

  it('gives the day when it is another one there', () => {
    const evening = new Date('2026-11-27T19:10:00Z');

    expect(clockFor(evening, 'America/Chicago', 'Asia/Manila')).toBe('03:10 on Sat 28 Nov');
  });
});
