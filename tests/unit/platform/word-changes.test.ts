import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, differs, type Piece, sideOf } from '@/lib/platform/text/word-changes';

/** Words of many scripts, combining marks, signs of several code points, blanks: whatever a clause may hold. */
const word = fc.oneof(
  fc.constantFrom('agreement', 'naïve', 'e\u0301', 'Ñ', '{{rate}}', '**bold**', '- item', '14.50'),
  fc.constantFrom('हिन्दी', 'क्षि', 'काम', 'द्', 'ि'),
  fc.constantFrom('合意', '合意書', '仕事', '한국어', 'ภาษาไทย'),
  fc.constantFrom('👩🏽‍💻', '🇵🇭', '👍', '❤️', '\u200d', '\ufe0f'),
  fc.constantFrom('اتفاق', 'שלום', '\u200f', '\u0301'),
  fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '.', ', ', '…'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const words = fc.array(word, { maxLength: 30 });
const text = words.map((each) => each.join(''));

/** A text and what somebody made of it: words removed, added, moved. */
const edited = fc
  .tuple(words, fc.array(fc.tuple(fc.nat(30), fc.nat(3), words), { maxLength: 4 }))
  .map(([before, edits]) => {
    const after = [...before];
    for (const [at, count, put] of edits) after.splice(at, count, ...put.slice(0, 4));
    return { before: before.join(''), after: after.join('') };
  });

const shown = (pieces: readonly Piece[]) => pieces.map(({ kind, text: said }) => [kind, said]);

describe('comparing two texts word by word', () => {
  it('gives the old text without what was added, and the new one without what was removed', () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.record({ before: text, after: text })), ({ before, after }) => {
        const pieces = compareWords(before, after);

        expect(sideOf(pieces, 'before')).toBe(before);
        expect(sideOf(pieces, 'after')).toBe(after);
        expect(differs(pieces)).toBe(before !== after);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no empty piece, no two of a kind in a row, and what was removed before what was added', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const pieces = compareWords(before, after);

        for (const [index, { kind, text: said }] of pieces.entries()) {
          expect(said).not.toBe('');
          expect(kind).not.toBe(pieces[index + 1]?.kind);
          if (kind === 'added') expect(pieces[index + 1]?.kind).not.toBe('removed');
        }
      }),
    );
  });

  it('names the words that changed and leaves the others alone', () => {
    expect(shown(compareWords('We answer within 24 hours.', 'We answer within 48 hours.'))).toEqual([
      ['same', 'We answer within '],
      ['removed', '24'],
      ['added', '48'],
      ['same', ' hours.'],
    ]);
  });

  it('reads a changed phrase as one change', () => {
    expect(shown(compareWords('sent by the bank on Friday', 'sent through our office on Friday'))).toEqual([
      ['same', 'sent '],
      ['removed', 'by the bank'],
      ['added', 'through our office'],
      ['same', ' on Friday'],
    ]);
  });

  it('never separates a letter from its marks, nor a sign of several code points', () => {
    const pairs = [
      ['cafe', 'cafe\u0301'],
      ['काम', 'काम्'],
      ['👩🏽‍💻', '👩🏻‍💻'],
      ['🇵🇭', '🇵🇱'],
    ] as const;
    for (const [before, after] of pairs) {
      expect(shown(compareWords(before, after))).toEqual([
        ['removed', before],
        ['added', after],
      ]);
    }
  });

  it('finds the changed word where words aren’t separated', () => {
    const pieces = compareWords('報酬は毎週支払われる', '報酬は毎月支払われる');

    expect(pieces.length).toBeGreaterThan(2);
    expect(sideOf(pieces, 'after')).toBe('報酬は毎月支払われる');
  });

  it('leaves alone the paragraphs that stay while the others are rewritten', () => {
    const anew = (word: string) => Array.from({ length: 400 }, (_, at) => `${word}${at}`).join(' ');
    const stays = 'We answer within 24 hours.\n';

    const pieces = compareWords(`${anew('a')}\n${stays}`, `${anew('b')}\n${stays}`);

    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same']);
    expect(pieces[2]?.text).toBe(stays);
  });

  it('stops looking for the little that two long texts share once far more than that differs', () => {
    const anew = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join('-and-');
    const before = anew('a');
    const after = anew('b');

    const pieces = compareWords(before, after);

    expect(pieces).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
