export type Row = Record<string, unknown>;
/** a check's name, rows that it accepts, and rows that it refuses */
export type Case = readonly [check: string, holds: readonly Row[], breaks: readonly Row[]];

export const HASH = 'a0'.repeat(32);
export const SHORT_HASH = 'a'.repeat(63);
export const DAY = '2027-03-04T00:00:00Z';
export const NEXT = '2027-03-05T00:00:00Z';
export const YEAR_ON = '2028-03-04T00:00:00Z';
export const SOMEBODY = '01a20c70-0000-7000-8000-000000000001';
export const OTHER = '01a20c70-0000-7000-8000-000000000002';

export const of = (length: number) => 'x'.repeat(length);
/** Rows with one column each: within its bounds, and just outside. */
export const between = (column: string, least: number, most: number) =>
  [
    [{ [column]: least }, { [column]: most }],
    [{ [column]: least - 1 }, { [column]: most + 1 }],
  ] as const;
export const long = (column: string, least: number, most: number) =>
  [
    [{ [column]: of(least) }, { [column]: of(most) }],
    [...(least > 0 ? [{ [column]: of(least - 1) }] : []), { [column]: of(most + 1) }],
  ] as const;
/** Columns that are set together or not at all. */
export const together = (whole: Row) =>
  [[{}, whole], Object.keys(whole).map((key) => ({ ...whole, [key]: null }))] as const;
/** A column of one of a few words. */
export const oneOf = (column: string, words: readonly string[], other: string) =>
  [words.map((word) => ({ [column]: word })), [{ [column]: other }]] as const;
/** A column that holds a SHA-256 in hexadecimal. */
export const hashed = (column: string) =>
  [[{ [column]: HASH }], [{ [column]: SHORT_HASH }, { [column]: HASH.toUpperCase() }]] as const;
/** A column of text: what it takes, and what it doesn't. */
export const spelled = (column: string, right: readonly string[], wrong: readonly string[]) =>
  [right.map((text) => ({ [column]: text })), wrong.map((text) => ({ [column]: text }))] as const;
