/** A year's totals in one currency; minor units. */
export type YearSums = {
  readonly earnedMinor: number;
  readonly receivedMinor: number;
  readonly feesMinor: number;
  /** the assistants' share of the fees, out of what was sent to them */
  readonly borneMinor: number;
  /** pay ahead of work, and what was recovered of it; neither counts as earned */
  readonly advancedMinor: number;
  readonly recoveredMinor: number;
};

/** A year's sums as a file has them, in order, with their headings. */
export const YEAR_COLUMNS = [
  { name: 'Earned', sum: 'earnedMinor' },
  { name: 'Received', sum: 'receivedMinor' },
  { name: 'For sending it', sum: 'feesMinor' },
  { name: 'Borne by them', sum: 'borneMinor' },
  { name: 'In advance', sum: 'advancedMinor' },
  { name: 'Advances taken back', sum: 'recoveredMinor' },
] as const satisfies readonly { readonly name: string; readonly sum: keyof YearSums }[];

export type YearColumn = (typeof YEAR_COLUMNS)[number];

/** @returns the columns that a page shows: earned and received always, another once it has anything for somebody. */
export function columnsShown(rows: readonly YearSums[]): readonly YearColumn[] {
  return YEAR_COLUMNS.filter(
    ({ sum }) => sum === 'earnedMinor' || sum === 'receivedMinor' || rows.some((row) => row[sum] !== 0),
  );
}
