import { describe, expect, it } from 'vitest';
import { isFresh, recipeOf } from '@/scripts/bench/reusable';

describe('a database that the bench has filled', () => {
  const at = new Date('2026-11-26T12:00:00Z');
  const hoursLater = (hours: number) => at.getTime() + hours * 3_600_000;
  const recipe = recipeOf([{ sql: 'SELECT 1', settings: { 'bench.briefs': '1000' } }]);
  const note = JSON.stringify({ recipe, at });

  it('is used again within a day', () => {
    expect(isFresh(note, recipe, hoursLater(23))).toBe(true);
    expect(isFresh(note, recipe, hoursLater(24))).toBe(false);
  });

  it('is filled again when something else is wanted in it, or when it wasn’t filled completely', () => {
    const other = recipeOf([{ sql: 'SELECT 1', settings: { 'bench.briefs': '100000' } }]);

    expect(other).not.toBe(recipe);
    expect(isFresh(note, other, hoursLater(1))).toBe(false);
    expect(isFresh(null, recipe, hoursLater(1))).toBe(false);
  });
});
