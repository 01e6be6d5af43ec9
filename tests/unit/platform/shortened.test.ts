import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, shortened } from '@/lib/platform/text/shortened';

describe('a text that is too long for its place', () => {
  it('is cut, and says so', () => {
    expect(shortened('Spring catalogue', 16)).toBe('Spring catalogue');
    expect(shortened('Spring catalogue', 10)).toBe('Spring ca…');
    expect(shortened('Spring catalogue', 8)).toBe('Spring…');
    expect(beginningOf('Spring catalogue', 6)).toBe('Spring');
  });

  it.each([
    ['an emoji', 'ab👍', 'ab'],
    ['an emoji made of several', 'ab👩🏽‍🏭', 'ab'],
    ['a letter and its accent', 'abe\u0301\u0301', 'ab'],
    ['a flag', 'ab🇩🇪', 'ab'],
  ])('isn’t cut within %s', (_, text, whole) => {
    expect(beginningOf(text, text.length - 1)).toBe(whole);
    expect(beginningOf(text, text.length)).toBe(text);
  });

  it('is never longer than its place, and begins as the whole does', () => {
    const places = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), places, (text, most) => {
        const beginning = beginningOf(text, most);
        expect(beginning.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(beginning)).toBe(true);
        expect(beginning.isWellFormed()).toBe(true);
        expect(shortened(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
