/** The value below which `share` (0 to 1) of all values lie, by the nearest rank; NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The median: one noisy round can't move it far. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The median of each round's ratio, so that only figures taken within the same seconds are compared. */
export function medianRatio(values: readonly number[], beside: readonly number[]): number {
  return median(values.map((value, round) => value / (beside[round] ?? Number.NaN)));
}
