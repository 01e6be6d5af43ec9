import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTerms, parseQuery, spansFrom, writeSearch } from '@/lib/search/query.rules';
import { SearchAddress } from '@/lib/search/schema';

describe('a search', () => {
  it.each([
    ['Spring MUGS', { begins: ['spring', 'mugs'], phrases: [] }],
    ['café  Łódź', { begins: ['cafe', 'lodz'], phrases: [] }],
    [
      'Straße Æon Œuvre Ørsted Đakovo Eiður Ħal ılık',
      { begins: ['strasse', 'aeon', 'oeuvre', 'orsted', 'dakovo', 'eidur', 'hal', 'ilik'], phrases: [] },
    ],
    [`mug ${'a'.repeat(300)}`, { begins: ['mug', 'a'.repeat(196)], phrases: [] }],
    ['"a" of "mugs of"', { begins: ['of'], phrases: [['a'], ['mugs', 'of']] }],
    ['“spring mugs” label', { begins: ['label'], phrases: [['spring', 'mugs']] }],
    ['label "spring mu', { begins: ['label'], phrases: [['spring', 'mu']] }],
    ['report.pdf & e-mail', { begins: ['report', 'pdf', 'e', 'mail'], phrases: [] }],
    ['""', { begins: [], phrases: [] }],
    ["mugs' OR true --", { begins: ['mugs', 'or', 'true'], phrases: [] }],
  ])('%s', (typed, asked) => {
    expect(parseQuery(typed)).toEqual(asked);
  });

  it('is nothing yet when it is a single letter or sign', () => {
    for (const typed of ['', ' ', 'a', 'a b', '% &', '""']) {
      expect([typed, hasTerms(parseQuery(typed))]).toEqual([typed, false]);
    }
    expect(hasTerms(parseQuery('a kiln'))).toBe(true);
    expect(hasTerms(parseQuery('of'))).toBe(true);
    expect(hasTerms(parseQuery('"a"'))).toBe(true);
  });
});

describe('the months that are searched', () => {
  it('come newest first, more at a time the older they are, and leave nothing out', () => {
    const spans = spansFrom(new Date('2026-11-27T02:00:00Z'));

    expect(spans.map(({ months }) => months)).toEqual([
      ['202611'],
      ['202610', '202609'],
      ['202608', '202607', '202606', '202605', '202604', '202603', '202602', '202601', '202512'],
      null,
    ]);
    expect(spans.map(({ before }) => before.toISOString().slice(0, 10))).toEqual([
      '2026-11-27',
      '2026-11-01',
      '2026-09-01',
      '2025-12-01',
    ]);
  });

  it('hold every earlier instant in just one of them', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        fc.pre(earlier < later);
        const month = earlier.toISOString().slice(0, 7).replace('-', '');
        const holding = spansFrom(later).filter(
          ({ months, before }, _, all) =>
            earlier < before &&
            (months?.includes(month) ?? !all.some((each) => each.months?.includes(month))),
        );
        expect(holding).toHaveLength(1);
      }),
    );
  });
});

describe('the address of a search', () => {
  it('holds all of it and is read back', () => {
    const after = { at: new Date('2026-11-20T08:00:00Z'), id: '01930f3e-1111-7abc-8def-0123456789ab' };
    const address = writeSearch({ q: '“spring mugs”', kind: ['brief', 'pay'] }, after);
    const sent = new URLSearchParams(address);

    expect(
      SearchAddress.parse({ q: sent.get('q'), kind: sent.getAll('kind'), after: sent.get('after') }),
    ).toEqual({ q: '“spring mugs”', kind: ['brief', 'pay'], after });
  });

  it('counts as empty if it can’t be read', () => {
    expect(SearchAddress.parse({ q: ['a', 'b'], kind: 'secret', after: "1_'; drop" })).toEqual({
      q: '',
      kind: [],
      after: null,
    });
    expect(SearchAddress.parse({ kind: 'message' })).toMatchObject({ kind: ['message'] });
  });
});
