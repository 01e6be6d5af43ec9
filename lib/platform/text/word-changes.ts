import { diffArrays } from 'diff';

/** A piece of text that both have, or only the one before, or only the one after. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * Words as readers of the script would count them (Unicode TR29; by a dictionary where words aren't separated, as in
 * Chinese or Thai), and the spaces and punctuation between them. A letter is never separated from its marks.
 */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * With more changed words than this, a text has been rewritten: marks at every other word tell a reader nothing, and
 * the time to find them grows with their square.
 */
const MOST_CHANGES = 300;

/**
 * Compares two texts word by word, or line by line if a text has been rewritten.
 * @returns pieces in reading order: those not added make up the text before, those not removed the text after, to the
 * last character. What was removed comes before what was added in its place.
 */
export function compareWords(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const pieces = compareParts(wordsOf(before), wordsOf(after)) ??
    compareParts(linesOf(before), linesOf(after)) ?? [piece('removed', before), piece('added', after)];
  return tidy(pieces);
}

/** @returns one side of a comparison, exactly as given. */
export function sideOf(pieces: readonly Piece[], side: 'before' | 'after'): string {
  const other = side === 'before' ? 'added' : 'removed';
  return pieces.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
}

/** @returns whether anything differs. */
export function differs(pieces: readonly Piece[]): boolean {
  return pieces.some(({ kind }) => kind !== 'same');
}

function wordsOf(text: string): string[] {
  return Array.from(WORDS.segment(text), ({ segment }) => segment);
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** @returns null when more has changed than is worth telling apart. */
function compareParts(before: string[], after: string[]): readonly Piece[] | null {
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
  if (!changes) return null;
  return changes.map(({ value, added, removed }) =>
    piece(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
  );
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text };
}

/** Only spaces, nothing to read: "the quick" → "a slow" is one change, not two with a space between them. */
const BLANK = /^[^\S\n]*$/u;

/** Merges changes separated only by spaces, removed before added, so that a changed phrase reads as one. */
function tidy(pieces: readonly Piece[]): readonly Piece[] {
  const tidied: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') tidied.push(piece('removed', removed));
    if (added !== '') tidied.push(piece('added', added));
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const isBetween = removed !== '' && added !== '' && index < pieces.length - 1;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween && BLANK.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      if (text !== '') tidied.push(piece('same', text));
    }
  }
  flush();
  return tidied;
}
