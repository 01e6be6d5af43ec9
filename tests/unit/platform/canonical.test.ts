import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';

/** Any value that an agreement's JSON could hold. */
const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** The same value with the keys of every object in reverse order. */
function reversed(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]): [string, Json] => [key, reversed(each)])
      .reverse(),
  );
}

/** The same value as it is meant: texts in NFC, a single zero. */
function inNfc(value: Json): unknown {
  return JSON.parse(JSON.stringify(value).normalize('NFC'));
}

describe('canonical JSON', () => {
  it('is what RFC 8785 says: sorted by UTF-16 units, no spaces, short escapes', () => {
    const value = { '\u20ac': 1, '\r': 2, a: [true, null, 'x\n"'], '10': 3, '1': 4, '\ud83d\ude00': 5 };

    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"10":3,"a":[true,null,"x\\n\\""],"\u20ac":1,"\ud83d\ude00":5}',
    );
  });

  it('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is the same however a letter was composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const composed = canonicalJson({ [text.normalize('NFC')]: text.normalize('NFC') });

        expect(canonicalJson({ [text.normalize('NFD')]: text.normalize('NFD') })).toBe(composed);
      }),
    );
  });

  it('writes every whole number in one way, with no exponent, and no minus before zero', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(canonicalJson([number])).toBe(`[${BigInt(number)}]`);
      }),
    );
    expect(canonicalJson([-0, 0, 1e15, -1e15])).toBe('[0,0,1000000000000000,-1000000000000000]');
  });

  it('refuses every number that is not whole', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        fc.pre(!Number.isSafeInteger(number));

        expect(() => canonicalJson({ amount: number })).toThrow('not a whole number');
      }),
    );
  });

  it('differs wherever two values differ', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (one, other) => {
        const areSame = canonicalJson(one) === canonicalJson(other);

        expect(areSame).toBe(isDeepStrictEqual(inNfc(one), inNfc(other)));
      }),
    );
  });

  it('reads back as what it was made from', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);

        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it.each<[string, Json, string]>([
    ['a fraction', 0.1, 'not a whole number'],
    ['a number too large to be exact', 2 ** 53, 'not a whole number'],
    ['not a number', Number.NaN, 'not a whole number'],
    ['half a surrogate pair', '\ud800', 'is no text'],
    ['two keys that are one in NFC', { '\u00e9': 1, 'e\u0301': 2 }, 'the same in NFC'],
  ])('refuses %s', (_what, value, why) => {
    expect(() => canonicalJson(value)).toThrow(why);
  });

  it('is hashed as its UTF-8 bytes', () => {
    expect(sha256(canonicalJson('e\u0301'))).toBe(sha256('"\u00e9"'));
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
