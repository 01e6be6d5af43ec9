import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWN_BOX, isDrawnPath, LONGEST_DRAWN, pathOf, strokesOf } from '@/lib/agreements/drawn.rules';

const point = fc.record({ x: fc.double(), y: fc.double() });
const strokes = fc.array(fc.array(point, { maxLength: 200 }), { maxLength: 20 });

describe('a drawn signature', () => {
  it('is the path of its strokes, in whole numbers within its box', () => {
    const path = pathOf([
      [
        { x: 10.4, y: 20.6 },
        { x: 30, y: 40 },
      ],
      [
        { x: -5, y: 900 },
        { x: 601, y: 0 },
      ],
    ]);

    expect(path).toBe('M10 21L30 40M0 200L600 0');
  });

  it('shows a dot as a line to itself', () => {
    expect(pathOf([[{ x: 5, y: 6 }]])).toBe('M5 6L5 6');
  });

  it('drops points nearer than two to the one before, and nothing else, except where a stroke ends', () => {
    const stroke = [10, 11, 12, 15, 16].map((x) => ({ x, y: 10 }));

    expect(pathOf([stroke, []])).toBe('M10 10L12 10L15 10L16 10');
  });

  it('can always be stored, whatever a pointer did', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const path = pathOf(drawn);

        expect(path === '' || isDrawnPath(path)).toBe(true);
      }),
    );
  });

  it('gets coarser rather than too long', () => {
    const scribble = Array.from({ length: 9_000 }, (_, at) => ({
      x: (at * 37) % DRAWN_BOX.width,
      y: (at * 3) % DRAWN_BOX.height,
    }));

    expect(pathOf([scribble]).length).toBeLessThanOrEqual(LONGEST_DRAWN);
  });

  it('can be restored from its path', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const path = pathOf(drawn);

        expect(pathOf(strokesOf(path))).toBe(path);
      }),
    );
  });

  it.each([
    'M1 2',
    'M1 2L3',
    'L1 2L3 4',
    'M1 2L3 4Z',
    'M1 2L3 4 ',
    'M1.5 2L3 4',
    'M-1 2L3 4',
    'M601 2L3 4',
    'M1 201L3 4',
    'M1 2C3 4 5 6 7 8',
    'M1 2L3 4"/><script>',
    '"/><script>M1 2L3 4',
    `M1 2${'L3 4'.repeat(4_000)}`,
  ])('is refused when it is anything else: %#', (text) => {
    expect(isDrawnPath(text)).toBe(false);
    expect(strokesOf(text)).toEqual([]);
  });
});
