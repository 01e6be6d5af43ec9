import { describe, expect, it } from 'vitest';
import { changedTerms, renewed, withAdjustment } from '@/lib/agreements/proposing/amending.rules';
import type { Terms } from '@/lib/agreements/terms/terms.rules';
import { HOURLY } from './hourly-terms';

const terms: Terms = { ...HOURLY, autoApprovalDays: 7, endsOn: '2027-11-30' };

describe('the terms that an amendment changes', () => {
  it('are listed with their old and new values', () => {
    expect(changedTerms(terms, { ...terms, rateMinor: 1600, noticeDays: 30 })).toEqual([
      {
        name: 'Pay',
        before: 'USD 14.50 per hour, at most USD 580.00 per week',
        after: 'USD 16.00 per hour, at most USD 580.00 per week',
      },
      { name: 'Either side can end it with', before: '14 days’ notice', after: '30 days’ notice' },
    ]);
  });

  it('are none when only words change', () => {
    expect(changedTerms(terms, terms)).toEqual([]);
  });

  it('include what one of the two leaves out', () => {
    const said = { ...terms, paidWithinDays: 10 };

    expect(changedTerms(terms, said)).toEqual([
      { name: 'Approved work is paid within', before: 'not said', after: '10 working days' },
    ]);
    expect(changedTerms(said, terms)).toEqual([
      { name: 'Approved work is paid within', before: '10 working days', after: 'not said' },
    ]);
  });
});

describe('a renewal', () => {
  it.each([
    ['a year by a year, leap day or not', '2026-12-01', '2027-11-30', '2028-11-30'],
    ['half a year by half a year', '2026-07-01', '2026-12-31', '2027-06-30'],
    ['three months to the end of a short one', '2026-09-01', '2026-11-30', '2027-02-28'],
    ['days by days', '2026-12-01', '2026-12-10', '2026-12-20'],
  ])('lengthens %s', (_name, startsOn, endsOn, next) => {
    expect(renewed({ ...terms, startsOn, endsOn }, null)).toEqual({ ...terms, startsOn, endsOn: next });
  });

  it.each([
    ['a year by a year again', '2026-12-01', '2027-11-30', '2028-11-30', '2029-11-30'],
    ['half a year by half a year again', '2026-07-01', '2026-12-31', '2027-06-30', '2027-12-31'],
  ])('of a renewed agreement lengthens %s', (_name, startsOn, before, endsOn, next) => {
    expect(renewed({ ...terms, startsOn, endsOn }, before)).toEqual({ ...terms, startsOn, endsOn: next });
  });

  it('leaves what has no end as it is', () => {
    expect(renewed({ ...terms, endsOn: null }, null)).toEqual({ ...terms, endsOn: null });
  });
});

describe('an amendment that carries out what an evaluation decided', () => {
  const clauses = [{ key: 'own-1', heading: 'Scope', body: 'The shop.' }];
  const paid = { currency: 'USD', payType: 'hourly' } as const;
  const said = { what: 'As {{we}} said.', months: null, rateMinor: null, paid };
  const begun = (changes: Partial<Parameters<typeof withAdjustment>[1]>) =>
    withAdjustment(
      { terms, clauses },
      { kind: 'terms', ...said, madeAt: new Date('2027-03-02T03:00:00Z'), ...changes },
      'America/Chicago',
    );

  it.each([
    ['a new cadence', { kind: 'cadence', months: 1 }, { evaluationCadenceMonths: 1 }],
    ['a new rate', { kind: 'rate', rateMinor: 1600 }, { rateMinor: 1600 }],
  ] as const)('begins with %s in its typed terms, and the words as they were', (_name, changes, changed) => {
    expect(begun(changes)).toEqual({ terms: { ...terms, ...changed }, clauses });
  });

  it.each([
    ['currency', { ...paid, currency: 'PHP' }],
    ['kind of pay', { ...paid, payType: 'retainer' }],
  ] as const)('begins with a rate of another %s in words, and pay as it was', (_name, before) => {
    const amendment = begun({ kind: 'rate', rateMinor: 1600, paid: before });

    expect(amendment.terms).toEqual(terms);
    expect(amendment.clauses).toHaveLength(2);
  });

  it("begins with words if no cadence or rate was given, or one that doesn't belong to the adjustment", () => {
    for (const changes of [{ kind: 'cadence' }, { kind: 'rate' }, { months: 1 }, { rateMinor: 1600 }]) {
      const amendment = begun(changes);

      expect([changes, amendment.terms]).toEqual([changes, terms]);
      expect(amendment.clauses).toHaveLength(2);
    }
  });

  it('begins with anything else as one more clause, named by the current day, in which nothing is filled in', () => {
    expect(begun({})).toEqual({
      terms,
      clauses: [...clauses, { key: 'own-2', heading: 'Adjusted on 1 March 2027', body: 'As { {we}} said.' }],
    });
  });
});
