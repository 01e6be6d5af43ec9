import { describe, expect, it } from 'vitest';
import { judgeClock } from '@/lib/platform/examining/clock.rules';

const AT = Date.parse('2026-11-26T10:00:00.000Z');

function level(theirs: number, { took = 0, grainMs = 0 } = {}) {
  return judgeClock('the database', { theirs, asked: AT, answered: AT + took, grainMs }).level;
}

describe('another clock', () => {
  it('agrees while it is less than two seconds off, either way', () => {
    expect([-1_999, 0, 1_999].map((off) => level(AT + off))).toEqual(['good', 'good', 'good']);
    expect([-2_000, 2_000, 3_600_000].map((off) => level(AT + off))).toEqual(['broken', 'broken', 'broken']);
  });

  it('isn’t blamed for how long the way to it took', () => {
    expect(level(AT + 5_000, { took: 5_000 })).toBe('good');
    expect(level(AT, { took: 5_000 })).toBe('good');
    expect(level(AT + 7_100, { took: 5_000 })).toBe('broken');
  });

  it('isn’t blamed for leaving out less than a second', () => {
    expect(level(AT - 2_500, { grainMs: 1_000 })).toBe('good');
    expect(level(AT - 3_000, { grainMs: 1_000 })).toBe('broken');
  });

  it("that says nothing isn't a clock", () => {
    expect(
      judgeClock('the database', { theirs: Number.NaN, asked: AT, answered: AT, grainMs: 0 }),
    ).toMatchObject({
      level: 'broken',
      says: 'The database doesn’t say what time it is.',
    });
  });
});
