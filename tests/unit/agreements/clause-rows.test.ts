import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  arrange,
  notInText,
  readArrangement,
  rowsOf,
  valueOfArrangement,
  valuesOfClauses,
  withoutRemoved,
} from '@/components/agreements/editor/clause-rows';
import { clauseLibrary, templateOf } from '@/lib/agreements/templates';

const library = clauseLibrary('hourly');
const start = rowsOf(valuesOfClauses(templateOf('hourly').clauses), library);
const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);

const arrangements = fc.oneof(
  fc.record({
    kind: fc.constantFrom('up' as const, 'down' as const, 'remove' as const, 'putback' as const),
    index: fc.nat(14),
  }),
  fc.record({
    kind: fc.constant('add' as const),
    clause: fc.constantFrom('own', 'nothing', ...keys(library)),
  }),
);

describe('the clauses of the editor', () => {
  it('move by one place, and the first and the last stay where they are', () => {
    const moved = arrange(start, { kind: 'down', index: 0 }, library);

    expect(keys(moved).slice(0, 3)).toEqual(['hours', 'scope', 'communication']);
    expect(arrange(moved, { kind: 'up', index: 1 }, library)).toEqual(start);
    expect(arrange(start, { kind: 'up', index: 0 }, library)).toBe(start);
    expect(arrange(start, { kind: 'down', index: start.length - 1 }, library)).toBe(start);
    expect(arrange(start, { kind: 'up', index: 99 }, library)).toBe(start);
  });

  it('lose no clause, and have none twice, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(arrangements, { maxLength: 40 }), (asked) => {
        const rows = asked.reduce<typeof start>((before, each) => arrange(before, each, library), start);

        expect(new Set(keys(rows)).size).toBe(rows.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        expect(keys(rows)).toEqual(expect.arrayContaining(keys(start)));
      }),
    );
  });

  it('are restored by the opposite step', () => {
    fc.assert(
      fc.property(fc.nat(start.length - 2), (index) => {
        const there = arrange(start, { kind: 'down', index }, library);

        expect(arrange(there, { kind: 'up', index: index + 1 }, library)).toEqual(start);
      }),
    );
  });

  it('are identified by a button’s value, which reads back as it was written', () => {
    fc.assert(
      fc.property(arrangements, (asked: Arrangement) => {
        expect(readArrangement(valueOfArrangement(asked))).toEqual(asked);
      }),
    );
    expect(readArrangement('sideways:1')).toBeNull();
    expect(readArrangement('up:x')).toBeNull();
  });

  it('are offered from the library when they aren’t in the text', () => {
    const added = arrange(start, { kind: 'add', clause: 'taxes' }, library);

    expect(keys(notInText(start, library))).toContain('taxes');
    expect(keys(notInText(added, library))).not.toContain('taxes');
    expect(added.at(-1)?.heading).toBe('Taxes and insurance');
  });

  it('are the same after a post without scripts, arranged as the pressed button says', () => {
    const values = { ...valuesOfClauses(templateOf('hourly').clauses), arrange: ['remove:2'] };

    expect(rowsOf(values, library)[2]).toMatchObject({ key: 'communication', isRemoved: true });
  });

  it('mean the same with or without the rows that were removed', () => {
    const clauses = templateOf('hourly').clauses;
    const withRemoved = { title: ['A'], ...valuesOfClauses(clauses), 'clauses[0].removed': ['on'] };

    expect(withoutRemoved(withRemoved)).toEqual({ title: ['A'], ...valuesOfClauses(clauses.slice(1)) });
  });
});
