import { stack } from 'd3-shape';

/** The briefs that somebody has done: on time, and late. */
export type Done = { readonly id: string; readonly onTime: number; readonly late: number };

/** A bar of two parts, each from one point to another. */
export type Bar<Row extends Done> = Row & {
  readonly inTime: readonly [number, number];
  readonly after: readonly [number, number];
};

const PARTS = ['onTime', 'late'] as const;

/**
 * Lays out the briefs done as bars, one below the other in the given order; the longest is `width` long, and all share
 * its scale.
 */
export function barsOf<Row extends Done>(rows: readonly Row[], width: number): readonly Bar<Row>[] {
  const most = Math.max(1, ...rows.map(({ onTime, late }) => onTime + late));
  const [inTime, after] = stack<unknown, Done, (typeof PARTS)[number]>()
    .keys(PARTS)
    .value((row, part) => (row[part] / most) * width)([...rows]);
  return rows.map((row, index) => ({
    ...row,
    inTime: ends(inTime?.[index]),
    after: ends(after?.[index]),
  }));
}

function ends(part: readonly number[] | undefined): readonly [number, number] {
  return [part?.[0] ?? 0, part?.[1] ?? 0];
}
