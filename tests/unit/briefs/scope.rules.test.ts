import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedParts,
  type PartChange,
  type PartsInForce,
  type WantedParts,
} from '@/lib/briefs/terms/scope.rules';
import { newId } from '@/lib/platform/ids';

describe('other givens, deliverables and criteria', () => {
  const text = fc.constantFrom('a', 'b', 'c', 'd');
  const maybe = fc.constantFrom('', 'a', 'b', 'e', 'f');
  const situation = fc
    .record({
      givens: fc.array(text, { maxLength: 3 }),
      deliverables: fc.array(fc.record({ title: text, criteria: fc.array(text, { maxLength: 3 }) }), {
        maxLength: 3,
      }),
    })
    .map(
      ({ givens, deliverables }): PartsInForce => ({
        givens: givens.map((each, position) => ({ id: `g${position}`, text: each, position })),
        deliverables: deliverables.map(({ title, criteria }, d) => ({
          id: `d${d}`,
          title,
          position: d,
          criteria: criteria.map((each, c) => ({ id: `d${d}c${c}`, text: each, position: c })),
        })),
      }),
    );

  /** A form over a situation: each row kept, rewritten or emptied, and a few new ones at the end. */
  const formOver = (inForce: PartsInForce): fc.Arbitrary<WantedParts> => {
    const rows = (parts: readonly { id: string; text: string }[]) =>
      fc
        .tuple(
          fc.tuple(
            ...parts.map(({ id, text: old }) =>
              fc.oneof(fc.constant(old), maybe).map((said) => ({ id, text: said })),
            ),
          ),
          fc.array(
            maybe.map((said) => ({ id: null, text: said })),
            { maxLength: 2 },
          ),
        )
        .map(([old, added]) => [...old, ...added]);
    const deliverable = (each: PartsInForce['deliverables'][number]) =>
      fc
        .tuple(fc.oneof(fc.constant(each.title), maybe), rows(each.criteria))
        .map(([title, criteria]) => ({ id: each.id, title, criteria }));
    const fresh = fc
      .tuple(fc.constantFrom('e', 'f'), rows([]))
      .map(([title, criteria]) => ({ id: null, title, criteria }));
    return fc
      .tuple(
        rows(inForce.givens),
        fc.tuple(...inForce.deliverables.map(deliverable)),
        fc.array(fresh, { maxLength: 2 }),
      )
      .map(([givens, old, added]) => ({ givens, deliverables: [...old, ...added] }));
  };

  /** Does to the parts what the database is told to do: retire, then add. */
  function carriedOut(inForce: PartsInForce, changes: readonly PartChange[]) {
    const isRetired = ({ id }: { id: string }) => changes.some(({ removesId }) => removesId === id);
    const inOrder = (a: { position: number }, b: { position: number }) => a.position - b.position;
    const added = (part: PartChange['part']) =>
      changes.flatMap((each) =>
        each.part === part && each.text !== null ? [{ ...each, text: each.text }] : [],
      );
    const givens = [...inForce.givens.filter((each) => !isRetired(each)), ...added('given')].sort(inOrder);
    const criteria = [
      ...inForce.deliverables.flatMap((d) => d.criteria.map((c) => ({ ...c, deliverableId: d.id }))),
    ].filter((each) => !isRetired(each));
    const deliverables = [
      ...inForce.deliverables.filter((each) => !isRetired(each)),
      ...added('deliverable').map(({ id, text: title, position }) => ({ id, title, position })),
    ].sort(inOrder);
    const all = [...criteria, ...added('criterion')];
    return {
      givens: givens.map((each) => each.text),
      deliverables: deliverables.map(({ id, title }) => ({
        title,
        criteria: all
          .filter(({ deliverableId }) => deliverableId === id)
          .sort(inOrder)
          .map((each) => each.text),
      })),
      orphans: all.filter(({ deliverableId }) => !deliverables.some(({ id }) => id === deliverableId)),
    };
  }

  it('always leads to what the form says, and leaves no criterion without its deliverable', () => {
    fc.assert(
      fc.property(
        situation.chain((inForce) => formOver(inForce).map((form) => ({ inForce, form }))),
        ({ inForce, form }) => {
          const result = carriedOut(inForce, changedParts(inForce, form, newId));

          const said = (rows: readonly { text: string }[]) =>
            rows.map((each) => each.text).filter((each) => each !== '');
          expect(result.givens).toEqual(said(form.givens));
          expect(result.deliverables).toEqual(
            form.deliverables
              .filter(({ title }) => title !== '')
              .map(({ title, criteria }) => ({ title, criteria: said(criteria) })),
          );
          expect(result.orphans).toEqual([]);
        },
      ),
    );
  });

  it('is nothing when the form says what already holds, or says nothing', () => {
    fc.assert(
      fc.property(situation, (inForce) => {
        expect(changedParts(inForce, inForce, newId)).toEqual([]);
        expect(changedParts(inForce, { givens: [], deliverables: [] }, newId)).toEqual([]);
      }),
    );
  });
});
