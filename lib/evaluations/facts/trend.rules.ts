import { line } from 'd3-shape';

/** A value's position in the drawing. */
export type TrendPoint = { readonly index: number; readonly x: number; readonly y: number };

type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * Lays out shares between 0 and 1, oldest first, from left to right in equal steps, with 1 at the top. A missing share
 * is left out, and interrupts the line: nothing was counted at that time.
 */
export function lineThrough(
  shares: readonly (number | null)[],
  { width, height, left, right, top, bottom }: Frame,
): { readonly path: string; readonly points: readonly TrendPoint[] } {
  const step = shares.length < 2 ? 0 : (width - left - right) / (shares.length - 1);
  const xOf = (index: number) => left + index * step;
  const yOf = (share: number) => top + (1 - share) * (height - top - bottom);
  const path = line<number | null>()
    .defined((share) => share !== null)
    .x((_, index) => xOf(index))
    .y((share) => yOf(share ?? 0))([...shares]);
  const points = shares.flatMap((share, index) =>
    share === null ? [] : [{ index, x: xOf(index), y: yOf(share) }],
  );
  return { path: path ?? '', points };
}
