import { describe, expect, it } from 'vitest';
import { etagOf, isKnown, versionSeen } from '@/lib/api/serving/etag';

describe("a response's ETag", () => {
  const tag = etagOf(7, '{"id":1}');

  it('names the version that a change must have seen, even after a proxy has weakened it on its way', () => {
    expect([tag, `W/${tag}`, '"7"', ' "7" '].map(versionSeen)).toEqual([7, 7, 7, 7]);
    expect(versionSeen('"123456789"')).toBe(123_456_789);
    expect([null, ''].map(versionSeen)).toEqual([null, null]);
  });

  it.each(['*', '7', '"seven"', '"7', 'W/7', '"7"8', 'X"7"'])('is never %s', (text) => {
    expect(() => versionSeen(text)).toThrow('the ETag of the answer that you have read');
  });

  it('matches for a caller who has exactly this response, and for nobody who has another', () => {
    expect(isKnown(`"1", W/${tag}`, tag)).toBe(true);
    expect(isKnown(etagOf(7, '{"id":2}'), tag)).toBe(false);
    expect(isKnown(null, tag)).toBe(false);
  });
});
