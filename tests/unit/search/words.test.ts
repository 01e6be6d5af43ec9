import { describe, expect, it } from 'vitest';
import { plainOf, wordsOf } from '@/lib/search/words.rules';

describe('a text as it is searched', () => {
  it.each([
    ['CAFÉ', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['cœur', 'coeur'],
    ['Łódź', 'lodz'],
    ['Đặng', 'dang'],
    ['ðħ', 'dh'],
    ['ISPARTA ısı', 'isparta isi'],
    ['ﬁne №', 'fine no'],
    ['Мария 東京', 'мария 東京'],
    ['Νίκος ΝΙΚΟΣ', 'νικοσ νικοσ'],
  ])('%s is %s', (text, plain) => {
    expect(plainOf(text)).toBe(plain);
  });
});

describe('the words of a text', () => {
  it.each([
    ['Slow fire, at 15°!', ['Slow', 'fire', 'at', '15']],
    ['report_2027.pdf', ['report', '2027', 'pdf']],
    ['🔥Sale, ❤️Sale 1️⃣First', ['Sale', 'Sale', '1\ufe0f', 'First']],
    ['スプリング・セール', ['スプリング', 'セール']],
    ['سعر،قيمة؟ الصورة', ['سعر', 'قيمة', 'الصورة']],
    ['चित्र।फ़ोटो', ['चित्र', 'फ़ोटो']],
    ['Foo™ 3½ h, №5', ['Foo', '3', 'h', '5']],
    ['Cafe\u0301 und Straße', ['Cafe\u0301', 'und', 'Straße']],
    ['  …  ', []],
    ['', []],
  ])('of %j are where they are in it', (text, words) => {
    const found = wordsOf(text);

    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(words);
    expect(found.map(({ plain }) => plain)).toEqual(words.map(plainOf));
  });
});
