import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparableClause,
  type ComparedClause,
  compareTexts,
  isChanged,
} from '@/lib/agreements/comparing/comparing.rules';
import { sideOf } from '@/lib/platform/text/word-changes';

const clause = (key: string, body = `What ${key} says.`): ComparableClause => ({ key, heading: key, body });
const compare = (before: readonly ComparableClause[], after: readonly ComparableClause[]) =>
  compareTexts({ named: [], clauses: before }, { named: [], clauses: after }).clauses;
const told = ({ key, kind, before, after, isMoved }: ComparedClause) =>
  `${key} ${kind} ${before ?? '–'}→${after ?? '–'}${isMoved ? ' moved' : ''}`;

const clauses = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...'abcdefghij'), heading: fc.string(), body: fc.string() }),
  { selector: ({ key }) => key, maxLength: 10 },
);

describe('comparing two versions of an agreement', () => {
  it('identifies a clause by its key: changed, added and removed', () => {
    const before = [clause('scope'), clause('pay', 'We pay weekly.'), clause('privacy')];
    const after = [clause('scope'), clause('pay', 'We pay monthly.'), clause('holidays')];

    expect(compare(before, after).map(told)).toEqual([
      'scope same 1→1',
      'pay changed 2→2',
      'privacy removed 3→–',
      'holidays added –→3',
    ]);
  });

  it('says which clause was moved, and not that all the others were', () => {
    const before = [clause('scope'), clause('hours'), clause('pay'), clause('notice')];
    const after = [clause('notice'), clause('scope'), clause('hours'), clause('pay')];

    expect(compare(before, after).map(told)).toEqual([
      'notice same 4→1 moved',
      'scope same 1→2',
      'hours same 2→3',
      'pay same 3→4',
    ]);
  });

  it('has every clause of both texts once, with both its wordings', () => {
    fc.assert(
      fc.property(clauses, clauses, (before, after) => {
        const compared = compare(before, after);

        const keys = new Set([...before, ...after].map(({ key }) => key));
        expect(compared.map(({ key }) => key).sort()).toEqual([...keys].sort());
        expect(compared.filter((each) => each.after !== null).map(({ key }) => key)).toEqual(
          after.map(({ key }) => key),
        );
        for (const { key, heading, body } of compared) {
          const old = before.find((each) => each.key === key);
          const fresh = after.find((each) => each.key === key);
          expect(sideOf(body, 'before')).toBe(old?.body ?? '');
          expect(sideOf(body, 'after')).toBe(fresh?.body ?? '');
          expect(sideOf(heading, 'after')).toBe(fresh?.heading ?? '');
        }
      }),
    );
  });

  it('finds nothing changed exactly when nothing is', () => {
    fc.assert(
      fc.property(clauses, clauses, (before, after) => {
        const isSame = JSON.stringify(before) === JSON.stringify(after);

        expect(isChanged({ terms: [], clauses: compare(before, after) })).toBe(!isSame);
      }),
    );
  });

  it('lists the typed terms that differ, each with both values whole', () => {
    const before = [
      { name: 'Pay', value: 'USD 12.00 per hour' },
      { name: 'Paid', value: 'every week' },
    ];
    const after = [
      { name: 'Pay', value: 'USD 14.00 per hour' },
      { name: 'Paid', value: 'every week' },
      { name: 'Runs', value: 'from 1 December 2026' },
    ];

    const { terms } = compareTexts({ named: before, clauses: [] }, { named: after, clauses: [] });

    expect(terms).toEqual([
      {
        name: 'Pay',
        pieces: [
          { kind: 'removed', text: 'USD 12.00 per hour' },
          { kind: 'added', text: 'USD 14.00 per hour' },
        ],
      },
      { name: 'Runs', pieces: [{ kind: 'added', text: 'from 1 December 2026' }] },
    ]);
  });

  it('shows the changed words of each of 60 clauses of 300 words', () => {
    const sentence =
      'Questions about a piece of work are asked on its brief, so that the answer can be found again. ';
    const body = (at: number) =>
      Array.from({ length: 18 }, (_, line) => `${at + line}. ${sentence}`).join('');
    const before = Array.from({ length: 60 }, (_, at) => clause(`own-${at}`, body(at)));
    const after = before.map(({ key, heading, body: old }, at) => ({
      key,
      heading,
      body: old.replaceAll('asked', `raised-${at}`).replace('found', 'kept'),
    }));

    const compared = compare(before, after);

    expect(compared.filter(({ kind }) => kind === 'changed')).toHaveLength(60);
    expect(JSON.stringify(compared.at(-1))).toContain('raised-59');
  });
});
