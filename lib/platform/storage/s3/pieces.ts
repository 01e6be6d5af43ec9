import { LEAST_PART_BYTES } from './multipart';

/** What is stored of an upload as one object: bytes `from` up to, but without, `until` of the file. */
export type Piece = { readonly name: string; readonly from: number; readonly until: number };

/** A range of a piece, counted from its object's first byte, both ends included. */
export type Stretch = { readonly piece: Piece; readonly first: number; readonly last: number };

/**
 * One part of the whole object: copied inside the bucket or, since the bucket accepts no part that small, joined here
 * from a few ranges.
 */
export type Part =
  | { readonly kind: 'copied'; readonly stretch: Stretch }
  | { readonly kind: 'sent'; readonly stretches: readonly Stretch[] };

const DIGITS = 14;

/**
 * @returns the end of a piece's name, which states its position in the file; a piece is never changed, so bytes that
 * were counted stay.
 */
export function nameOfPiece({ from, until }: Pick<Piece, 'from' | 'until'>): string {
  return `${String(from).padStart(DIGITS, '0')}-${String(until).padStart(DIGITS, '0')}`;
}

/** @returns the piece that a name stands for, or null when it names something else. */
export function readPieceName(name: string): Piece | null {
  const [, from, until] = /\/(\d{14})-(\d{14})$/.exec(name) ?? [];
  if (from === undefined || until === undefined) return null;
  return { name, from: Number(from), until: Number(until) };
}

/**
 * Finds ranges that make up the beginning of a file, each continuing where the one before ends. Pieces may overlap: a
 * broken connection leaves less than the next attempt brings.
 * @returns null when some of it is missing.
 */
export function stretchesUpTo(pieces: readonly Piece[], sizeBytes: number): readonly Stretch[] | null {
  const found: Stretch[] = [];
  for (let at = 0; at < sizeBytes; ) {
    const piece = furthestFrom(pieces, at);
    if (!piece) return null;
    const end = Math.min(piece.until, sizeBytes);
    found.push({ piece, first: at - piece.from, last: end - piece.from - 1 });
    at = end;
  }
  return found;
}

function furthestFrom(pieces: readonly Piece[], at: number): Piece | undefined {
  return pieces
    .filter(({ from, until }) => from <= at && until > at)
    .sort((one, other) => other.until - one.until || other.from - one.from)[0];
}

/** @returns the parts that make up the whole, each but the last as large as a bucket requires. */
export function uploadPartsOf(stretches: readonly Stretch[]): readonly Part[] {
  const parts: Part[] = [];
  let small: Stretch[] = [];
  for (const stretch of stretches) {
    if (small.length === 0 && lengthOf(stretch) >= LEAST_PART_BYTES) {
      parts.push({ kind: 'copied', stretch });
      continue;
    }
    small.push(stretch);
    if (small.reduce((sum, each) => sum + lengthOf(each), 0) < LEAST_PART_BYTES) continue;
    parts.push({ kind: 'sent', stretches: small });
    small = [];
  }
  return small.length === 0 ? parts : [...parts, { kind: 'sent', stretches: small }];
}

/** @returns how many bytes a range has. */
export function lengthOf({ first, last }: Stretch): number {
  return last - first + 1;
}

/** @returns whether a range is all of its piece. */
export function isWholePiece({ piece, first, last }: Stretch): boolean {
  return first === 0 && last === piece.until - piece.from - 1;
}
