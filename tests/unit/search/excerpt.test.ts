import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, inOneLine, markedLine, type Piece } from '@/lib/search/excerpt.rules';
import { parseQuery } from '@/lib/search/query.rules';

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('a text in one line', () => {
  it.each([
    ['In **Slow Fire / 15**, one `track` each', 'In Slow Fire / 15, one track each'],
    [
      '## Givens\n- Net amounts\n* 2 > 1, and 3 * 4\n> said',
      'Givens · Net amounts · 2 > 1, and 3 * 4 · said',
    ],
    ['Hello Maria,\n\nit has come.\nAll of it \n', 'Hello Maria, it has come. All of it'],
    ['a-b - c, file_name.pdf', 'a-b - c, file_name.pdf'],
    ['a ~~struck~~ word\n   ### Heading', 'a struck word · Heading'],
  ])('%s', (text, line) => {
    expect(inOneLine(text)).toBe(line);
  });
});

describe('an excerpt', () => {
  it.each([
    ['The Café’s spring mugs', 'cafe mug', 'The [Café]’s spring [mugs]'],
    ['Report.pdf came', 'pdf', 'Report.[pdf] came'],
    ['spring mugs, not mugs of spring', '"mugs of spring"', 'spring mugs, not [mugs] [of] [spring]'],
    ['Nothing of it', 'kiln', 'Nothing of it'],
    ['<b>kiln</b>', 'kiln', '<b>[kiln]</b>'],
    ['a kiln, a mug', 'a kiln', '[a] [kiln], [a] mug'],
    ['an oven, a kiln', 'a kiln', 'an oven, [a] [kiln]'],
    ['kilns and a kiln', 'kiln', '[kilns] and a [kiln]'],
    ['  a   kiln \n', 'none', 'a kiln'],
  ])('of “%s” for %s', (text, typed, expected) => {
    expect(shown(excerptOf(text, parseQuery(typed)))).toBe(expected);
  });

  it('is taken from where most of the search words are together, and cut between words', () => {
    const far = `${'kiln and more. '.repeat(40)}The kiln needs a new shelf today. ${'And so on. '.repeat(40)}`;

    const excerpt = shown(excerptOf(far, parseQuery('shelf kiln')));

    expect(excerpt).toMatch(/^… \S/);
    expect(excerpt).toContain('The [kiln] needs a new [shelf] today.');
    expect(excerpt).toMatch(/\S …$/);
    expect(excerpt.length).toBeLessThan(300);
  });

  it('says nothing that the text doesn’t, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 20 }),
        (text, typed) => {
          const line = text.replace(/\s+/g, ' ').trim();
          const pieces = excerptOf(text, parseQuery(typed)).filter(
            ({ text: piece }) => !/^…? ?…?$/.test(piece.trim()),
          );

          expect(line).toContain(
            pieces
              .map((piece) => piece.text)
              .join('')
              .replace(/^… | …$/g, ''),
          );
          expect(
            markedLine(line, parseQuery(typed))
              .map((piece) => piece.text)
              .join(''),
          ).toBe(line);
        },
      ),
    );
  });
});
