import { describe, expect, it } from 'vitest';
import { MOST_AT_ONCE, tickedAs } from '@/lib/platform/actions/ticked';
import { TickedRows } from '@/lib/platform/actions/ticked.schema';
import { newId } from '@/lib/platform/ids';

describe('what was ticked in a list', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: newId(), version: at }));

  it('arrives as it was seen and in its order: nothing, one, or several', () => {
    const [first, second] = rows(2);
    if (!first || !second) throw new Error('two were made');

    expect(TickedRows.parse(undefined)).toEqual([]);
    expect(TickedRows.parse(tickedAs(first))).toEqual([first]);
    expect(TickedRows.parse([tickedAs(second), tickedAs(first)])).toEqual([second, first]);
  });

  it('is one thing when it is ticked twice', () => {
    const [row] = rows(1);
    if (!row) throw new Error('one was made');

    expect(TickedRows.parse([tickedAs(row), tickedAs(row)])).toEqual([row]);
  });

  it('can be as many as are done at once, and not one more', () => {
    const asked = (count: number) => TickedRows.safeParse(rows(count).map(tickedAs));

    expect(asked(MOST_AT_ONCE).success).toBe(true);
    expect(asked(MOST_AT_ONCE + 1).error?.issues[0]?.message).toContain('at most 50');
  });

  it.each(['', 'a', newId(), `${newId()} -1`, `${'-'.repeat(36)} 1`])('is refused as %j', (altered) => {
    expect(TickedRows.safeParse([altered]).success).toBe(false);
  });
});
