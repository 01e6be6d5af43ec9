import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, line, optionalProse, prose } from '@/lib/platform/actions/text';
import { headerText } from '@/lib/platform/mail/header-text';

describe('text that people write', () => {
  it('keeps its letters, its line breaks and its emoji', () => {
    const written = 'Überschrift\n\n– erstens: 北京, Ñandú 👩🏽‍🏭\n\tzweitens';

    expect(cleanText(written)).toBe(written);
  });

  it('loses NUL, which PostgreSQL refuses, and the other control characters', () => {
    expect(cleanText('a\u0000b\u0007c\u009fd')).toBe('abcd');
  });

  it('has a mark for half of an emoji, which PostgreSQL refuses', () => {
    expect(cleanText('a\ud83d b\udc4d')).toBe('a\ufffd b\ufffd');
    expect(cleanText('\ud83d\u0000\udc4d')).toBe('👍');
    expect(cleanLine('\ud83d')).toBe('\ufffd');
  });

  it('is composed (NFC), so that the same word is the same bytes', () => {
    expect(cleanText('Jose\u0301')).toBe('Jos\u00e9');
    expect(cleanText('Jose\u0000\u0301')).toBe('Jos\u00e9');
  });

  it('can’t be made to read in another order than it is written; marks that set a word of the other direction right stay', () => {
    expect(cleanText('a cap of \u202e00.09\u202c, \u202d10.00\u202c')).toBe(
      'a cap of 00.09\u202c, 10.00\u202c',
    );
    expect(cleanText('Jose\u202e\u0301')).toBe('Jos\u00e9');
    const hebrew = 'the \u2067\u05d0\u05d1 1\u2069 and \u202b\u05d2\u202c';
    expect(cleanText(hebrew)).toBe(hebrew);
  });

  it.each([
    ['a Hangul filler', '\u3164'],
    ['half of one', '\uffa0'],
    ['those between syllables', '\u115f\u1160'],
    ['a Braille cell without dots', '\u2800'],
    ['zero-width joiners', '\u200d\u200b'],
    ['marks alone', '\u0301\u20dd'],
  ])('is no name when nobody can see it: %s', (_, written) => {
    expect(line('Say who it is.').safeParse(written).error?.issues[0]?.message).toBe('Say who it is.');
    expect(line('Say who it is.').safeParse(`${written}李`).success).toBe(true);
  });

  it('has one kind of line end', () => {
    expect(cleanText('one\r\ntwo\rthree')).toBe('one\ntwo\nthree');
  });

  it('stays the same when cleaned again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toContain('\u0000');
      }),
    );
  });
});

describe('a line, such as a name or a title', () => {
  it('is one line, without doubled spaces', () => {
    expect(cleanLine('  Spring \n catalogue ')).toBe('Spring catalogue');
    expect(cleanLine('Spring \u0000 catalogue')).toBe('Spring catalogue');
  });

  it('can’t be made to read backwards', () => {
    expect(cleanLine('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
  });

  it('never holds a break, a control character or a bidirectional override, and stays the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the controls is the point
        expect(cleanLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('that is only blanks counts as missing, and the person is told what is wanted', () => {
    const answer = line('Give the brief a title.').safeParse(' \u0000 \n');

    expect(answer.error?.issues[0]?.message).toBe('Give the brief a title.');
  });
});

describe('lengths', () => {
  it('are refused when they are too long, with the limit', () => {
    expect(prose('Write something.', 10).safeParse('x'.repeat(11)).error?.issues[0]?.message).toBe(
      'That is too long: at most 10 characters.',
    );
  });

  it('are counted after cleaning', () => {
    expect(line('Missing.', 3).parse(' a\u0000bc ')).toBe('abc');
  });

  it('may be zero if a text is optional', () => {
    expect([optionalProse().parse(undefined), optionalProse().parse('')]).toEqual(['', '']);
  });
});

describe('a mail header', () => {
  it('can’t start another one', () => {
    expect(headerText('Hello\r\nBcc: everybody@example.com')).toBe('Hello Bcc: everybody@example.com');
  });

  it('is cut between letters, never within one', () => {
    expect(headerText('Photos 😀😀', 8)).toBe('Photos');
    expect(headerText('Photos 😀😀', 9)).toBe('Photos 😀');
  });

  it('never holds a break of any kind, and stays short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const header = headerText(text);
        expect(header).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        expect(header.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
