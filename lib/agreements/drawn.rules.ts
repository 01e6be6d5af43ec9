/** The box that a signature is drawn in, in its own units. Whole numbers: nothing has to be rounded later. */
export const DRAWN_BOX = { width: 600, height: 200 } as const;

/** More than a long name with every loop; the database has the same limit. */
export const LONGEST_DRAWN = 12_000;

export type Point = { readonly x: number; readonly y: number };
/** What the pointer did from touching down until it was lifted. */
export type Stroke = readonly Point[];

/**
 * Distances, in units of the box, below which a point adds nothing visible; the coarser ones are for very long
 * drawings.
 */
const TOLERANCES = [2, 4, 8, 16, 32];

/**
 * @returns the strokes as SVG path data, `M10 20L11 22`, in whole numbers within the box, never longer than the limit;
 * empty when nothing was drawn.
 */
export function pathOf(strokes: readonly Stroke[]): string {
  const drawn = strokes.filter(({ length }) => length > 0);
  for (const tolerance of TOLERANCES) {
    const path = drawn.map((stroke) => strokePath(thinned(stroke.map(inBox), tolerance))).join('');
    if (path.length <= LONGEST_DRAWN) return path;
  }
  return '';
}

const PATH = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;

/** @returns whether a text is such a path: moves and lines in whole numbers within the box, and nothing else. */
export function isDrawnPath(text: string): boolean {
  if (text.length > LONGEST_DRAWN || !PATH.test(text)) return false;
  return [...text.matchAll(/(\d+) (\d+)/g)].every(
    ([, x, y]) => Number(x) <= DRAWN_BOX.width && Number(y) <= DRAWN_BOX.height,
  );
}

function inBox({ x, y }: Point): Point {
  return { x: within(x, DRAWN_BOX.width), y: within(y, DRAWN_BOX.height) };
}

function within(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, Math.round(value))) : 0;
}

/** Leaves out points too close to the previous one to be seen; the end of a stroke stays. */
function thinned(stroke: Stroke, tolerance: number): Stroke {
  const kept: Point[] = [];
  for (const [index, point] of stroke.entries()) {
    const last = kept.at(-1);
    const isEnd = index === stroke.length - 1;
    if (!last || isEnd || Math.hypot(point.x - last.x, point.y - last.y) >= tolerance) kept.push(point);
  }
  return kept;
}

/** A dot is a line to itself, which a round pen makes visible. */
function strokePath(stroke: Stroke): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  const lines = rest.length === 0 ? [first] : rest;
  return `M${first.x} ${first.y}${lines.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}

/** @returns the strokes of a path that `isDrawnPath` accepts, to go on drawing; none for anything else. */
export function strokesOf(path: string): readonly Stroke[] {
  if (!isDrawnPath(path)) return [];
  return path
    .split('M')
    .slice(1)
    .map((stroke) =>
      [...stroke.matchAll(/(\d+) (\d+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
    );
}
