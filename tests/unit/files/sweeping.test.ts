import { describe, expect, it } from 'vitest';
import { nextSweep, sweepMoments } from '@/lib/files/sweeping.rules';

describe('the sweep of files', () => {
  it.each([
    ['2026-11-26T01:00:00Z', '2026-11-26T03:00:00Z'],
    ['2026-11-26T03:00:00Z', '2026-11-27T03:00:00Z'],
    ['2026-12-31T23:59:59Z', '2027-01-01T03:00:00Z'],
  ])('planned at %s begins at %s', (now, at) => {
    expect(nextSweep(new Date(now))).toEqual(new Date(at));
  });

  it('waits three days for a row that names a file, and two weeks once it is set aside', () => {
    expect(sweepMoments(new Date('2026-11-26T03:00:00Z'))).toEqual({
      unnamedSince: new Date('2026-11-23T03:00:00Z'),
      asideSince: new Date('2026-11-12T03:00:00Z'),
      leftSince: new Date('2026-11-24T03:00:00Z'),
    });
  });
});
