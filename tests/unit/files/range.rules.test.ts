import { describe, expect, it } from 'vitest';
import { partAsked } from '@/lib/platform/files/range.rules';

const FILE = { etag: '"celadon"', sizeBytes: 1_000 };
const asked = (range: string | null, ifRange: string | null = null, file = FILE) =>
  partAsked({ range, ifRange }, file);

describe('the part of a file that a request asks for', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=200-299', { first: 200, last: 299 }],
    ['bytes=200-', { first: 200, last: 999 }],
    ['bytes=200-5000', { first: 200, last: 999 }],
    ['bytes=-1', { first: 999, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['Bytes = 200 - 299', { first: 200, last: 299 }],
  ])('%s is within it', (range, part) => {
    expect(asked(range)).toEqual(part);
  });

  it.each([
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=9-5',
    'bytes=0-1,5-9',
    'lines=1-2',
    'bytes=a-b',
    'bytes=1.5-2',
  ])('%s means all of it', (range) => {
    expect(asked(range)).toBe('whole');
  });

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    '%s lies outside',
    (range) => {
      expect(asked(range)).toBe('outside');
    },
  );

  it('of an empty file doesn’t exist', () => {
    const empty = { ...FILE, sizeBytes: 0 };

    expect([asked('bytes=0-', null, empty), asked('bytes=-5', null, empty)]).toEqual(['outside', 'outside']);
  });

  it('is given only while the file is the one that it was a part of', () => {
    const [first, last] = [200, 999];

    expect(asked('bytes=200-', '"celadon"')).toEqual({ first, last });
    expect(asked('bytes=200-', '"tenmoku"')).toBe('whole');
    expect(asked('bytes=200-', 'W/"celadon"')).toBe('whole');
    expect(asked('bytes=200-', 'Sun, 29 Nov 2026 12:00:00 GMT')).toBe('whole');
    expect(asked('bytes=5000-', '"tenmoku"')).toBe('whole');
  });
});
