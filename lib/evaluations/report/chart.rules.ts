import { stack } from 'd3-shape';

/** The briefs that somebody has done: in time, and not. */
export type Done = { readonly id: string; readonly onTime: number; readonly late: number };

/** A bar of two parts, each from where to where. */
export type Bar<Row extends Done> = Row & {
  readonly inTime: readonly [number, number];
  readonly after: readonly [number, number];
};

const PARTS = ['onTime', 'late'] as const;

/**
 * Lays the briefs done out as bars, one below the other in the order they come in; the one with the most is `width` long, and
 * all are drawn by its measure.
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
